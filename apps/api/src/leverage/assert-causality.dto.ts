import { CommandBody } from '../commands/command-body.ts';
import { HashField, IdField, TextField } from '../http/fields.ts';
import { IdsField } from '../http/list-fields.ts';

export class AssertCausalityDto extends CommandBody {
  @TextField(4000, { description: 'Why the money would not have come otherwise.' })
  evidence!: string;

  @IdField({ optional: true, description: 'The partner that asserts it; without it, the one you act for.' })
  by?: string;

  @IdsField(500, { optional: true, description: 'The commitments it speaks of; without it, all private money.' }, 1)
  commitments?: string[];

  @HashField({ optional: true })
  documentHash?: string;
}
