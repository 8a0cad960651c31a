import { CONTEST_GROUNDS } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { ChoiceField, IdField, TextField } from '../http/fields.ts';
import { IdsField } from '../http/list-fields.ts';

export class ContestCausalityDto extends CommandBody {
  @TextField(4000)
  reason!: string;

  @ChoiceField(CONTEST_GROUNDS, { optional: true, description: 'Without it: the money would have come anyway.' })
  grounds?: (typeof CONTEST_GROUNDS)[number];

  @IdField({ optional: true, description: 'The event of the assertion that is contested.' })
  assertion?: string;

  @IdsField(500, { optional: true, description: 'The commitments it speaks of; needed for the other grounds.' }, 1)
  commitments?: string[];
}
