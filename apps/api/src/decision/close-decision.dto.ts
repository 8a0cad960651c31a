import { CommandBody } from '../commands/command-body.ts';
import { DateField, TextField } from '../http/fields.ts';

export class CloseDecisionDto extends CommandBody {
  @TextField(4000, { description: 'Why the outcome is what it is.' })
  rationale!: string;

  @TextField(2000, {
    optional: true,
    description: 'Why beneficiaries gave no opinion on a decision that affects them.',
  })
  opinionWaiver?: string;

  @DateField({ optional: true })
  reviewOn?: string;
}
