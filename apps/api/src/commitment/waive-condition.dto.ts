import { CommandBody } from '../commands/command-body.ts';
import { IdField, KeyField, TextField } from '../http/fields.ts';

export class WaiveConditionDto extends CommandBody {
  @KeyField({ description: 'The condition, by its id in the pledge.', example: 'first-results' })
  condition!: string;

  @IdField({ description: 'The adopted decision that waives it.' })
  decisionId!: string;

  @TextField(2000)
  reason!: string;
}
