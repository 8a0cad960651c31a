import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { DateField, FlagField, LineField, PartField, TextField } from '../http/fields.ts';

export class CallGuaranteeDto extends CommandBody {
  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @DateField()
  valueDate!: string;

  @LineField(140, { description: "The guarantor's own reference, unique within the commitment." })
  reference!: string;

  @TextField(2000, { optional: true, description: 'What it was called for.' })
  reason?: string;

  @FlagField({ optional: true, description: 'True where the sum is made up, as in an example.' })
  synthetic?: boolean;
}
