import { CommandBody } from '../commands/command-body.ts';
import { HashField, KeyField, TextField } from '../http/fields.ts';

export class MeetConditionDto extends CommandBody {
  @KeyField({ description: 'The condition, by its id in the pledge.', example: 'first-results' })
  condition!: string;

  @TextField(2000)
  evidence!: string;

  @HashField({ optional: true, description: 'SHA-256 of the evidence.' })
  documentHash?: string;
}
