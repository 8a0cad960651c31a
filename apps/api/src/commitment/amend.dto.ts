import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { PartField, TextField } from '../http/fields.ts';

export class AmendDto extends CommandBody {
  @PartField(() => MoneyDto, { description: 'Added to the signed sum; may be negative. A sum is never overwritten.' })
  delta!: MoneyDto;

  @TextField(2000)
  reason!: string;
}
