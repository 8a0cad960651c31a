import { PHASES, type Phase } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { ChoiceField, IdField, TextField } from '../http/fields.ts';

export class ChangePhaseDto extends CommandBody {
  @ChoiceField(PHASES)
  to!: Phase;

  @TextField(2000, { optional: true })
  reason?: string;

  @IdField({ optional: true, description: 'The decision behind it.' })
  decisionId?: string;
}
