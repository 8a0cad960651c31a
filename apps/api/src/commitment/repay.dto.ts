import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { DateField, FlagField, LineField, PartField } from '../http/fields.ts';

export class RepayDto extends CommandBody {
  @PartField(() => MoneyDto, { description: 'Principal; zero where only interest is paid.' })
  amount!: MoneyDto;

  @PartField(() => MoneyDto, { optional: true, description: 'Beside the principal, never within it.' })
  interest?: MoneyDto;

  @DateField()
  valueDate!: string;

  @LineField(140, { optional: true, description: "The receiver's own reference, unique among repayments." })
  reference?: string;

  @FlagField({ optional: true, description: 'True where the sum is made up, as in an example.' })
  synthetic?: boolean;
}
