import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { DateField, FlagField, LineField, PartField } from '../http/fields.ts';

export class DisburseDto extends CommandBody {
  @PartField(() => MoneyDto)
  amount!: MoneyDto;

  @DateField()
  valueDate!: string;

  @LineField(140, { description: "The provider's own reference, unique within the commitment." })
  reference!: string;

  @FlagField({ optional: true, description: 'True where the sum is made up, as in an example.' })
  synthetic?: boolean;
}
