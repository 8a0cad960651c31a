import { CommandBody } from '../commands/command-body.ts';
import { IdField, TextField } from '../http/fields.ts';

export class ReverseMovementDto extends CommandBody {
  @IdField({ description: 'The event to take back.' })
  eventId!: string;

  @TextField(2000)
  reason!: string;
}
