import { CommandBody } from '../commands/command-body.ts';
import { TextField } from '../http/fields.ts';

export class RotateKeyDto extends CommandBody {
  @TextField(500, { optional: true, description: 'Why now, such as a yearly rotation.' })
  reason?: string;
}
