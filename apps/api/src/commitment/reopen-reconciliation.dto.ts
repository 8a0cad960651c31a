import { CommandBody } from '../commands/command-body.ts';
import { IdField, TextField } from '../http/fields.ts';

export class ReopenReconciliationDto extends CommandBody {
  @IdField({ description: 'The event of the reconciliation.' })
  eventId!: string;

  @TextField(2000)
  reason!: string;
}
