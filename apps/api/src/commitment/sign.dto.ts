import { CommandBody } from '../commands/command-body.ts';
import { MoneyDto } from '../commands/shared-fields.ts';
import { HashField, PartField, TextField } from '../http/fields.ts';

export class SignDto extends CommandBody {
  @TextField(4000, { description: 'What was agreed.' })
  terms!: string;

  @HashField({ optional: true, description: 'SHA-256 of the signed document.' })
  documentHash?: string;

  @PartField(() => MoneyDto, { description: 'The signed sum.' })
  amount!: MoneyDto;
}
