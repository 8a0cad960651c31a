import { CommandBody } from '../commands/command-body.ts';
import { DateField, FlagField, HashField, IdField, LineField, QuantityField } from '../http/fields.ts';

export class GiveGoodsDto extends CommandBody {
  @IdField({ description: 'The partner that gives.' })
  provider!: string;

  @IdField({ description: 'The partner that takes.' })
  receiver!: string;

  @LineField(200, { description: 'What was given.' })
  description!: string;

  @QuantityField({ optional: true })
  quantity?: string;

  @LineField(50, { optional: true, description: 'The unit of the quantity.', example: 'pallet' })
  unit?: string;

  @DateField()
  givenOn!: string;

  @HashField({ optional: true, description: 'SHA-256 of the delivery note.' })
  documentHash?: string;

  @FlagField({ optional: true, description: 'True where the record is made up, as in an example.' })
  synthetic?: boolean;
}
