import { CommandBody } from '../commands/command-body.ts';
import { FlagField, TextField } from '../http/fields.ts';

export class RecuseDto extends CommandBody {
  @TextField(2000, { description: 'The nature of the interest.' })
  interest!: string;

  @FlagField()
  declaredInAdvance!: boolean;

  @TextField(4000, { optional: true, description: 'What was said while the person was there.' })
  discussion?: string;

  @FlagField({ description: 'Whether the person left the discussion.' })
  withdrew!: boolean;
}
