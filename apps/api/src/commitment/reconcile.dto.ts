import { CommandBody } from '../commands/command-body.ts';
import { HashField, IdField, LineField, TextField } from '../http/fields.ts';

export class ReconcileDto extends CommandBody {
  @IdField({ optional: true, description: 'Event id of one disbursement or call.' })
  disbursement?: string;

  @LineField(140, { optional: true, description: 'The reference of one disbursement or call.' })
  reference?: string;

  @IdField({ optional: true, description: 'Event id of one open discrepancy.' })
  discrepancy?: string;

  @TextField(4000, { optional: true, description: 'Why the records differ, where they do.' })
  explanation?: string;

  @HashField({ optional: true, description: 'SHA-256 of what shows it, such as a bank statement.' })
  documentHash?: string;
}
