import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { IdField, LineField, PartField, TextField } from '../http/fields.ts';

export class OpenDiscrepancyDto extends CommandBody {
  @TextField(2000, { description: 'What differs, and how it was found.' })
  note!: string;

  @PartField(() => MoneyDto, { optional: true })
  expected?: MoneyDto;

  @PartField(() => MoneyDto, { optional: true })
  found?: MoneyDto;

  @IdField({ optional: true, description: 'Event id of the disbursement it is about.' })
  disbursement?: string;

  @LineField(140, { optional: true })
  reference?: string;
}
