import { CommandBody } from '../commands/command-body.ts';
import { IdField, TextField } from '../http/fields.ts';

export class UnmatchFlowsDto extends CommandBody {
  @IdField({ description: 'Event id of the match.' })
  eventId!: string;

  @TextField(2000)
  reason!: string;
}
