import { CommandBody } from '../commands/command-body.ts';
import { TextField } from '../http/fields.ts';

export class CancelDto extends CommandBody {
  @TextField(2000)
  reason!: string;
}
