import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { DateField, FlagField, IdField, LineField, PartField } from '../http/fields.ts';

export class ReceiveDto extends CommandBody {
  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @DateField()
  valueDate!: string;

  @LineField(140, { optional: true, description: 'The reference of the disbursement that it answers.' })
  reference?: string;

  @IdField({ optional: true, description: 'Event id of that disbursement, where the reference does not tell it.' })
  disbursement?: string;

  @FlagField({ optional: true, description: 'True where the sum is made up, as in an example.' })
  synthetic?: boolean;
}
