import { POSITIONS, type Position } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { ChoiceField, TextField } from '../http/fields.ts';

export class CastBallotDto extends CommandBody {
  @ChoiceField(POSITIONS)
  position!: Position;

  @TextField(2000, { optional: true, description: 'Needed for an objection.' })
  reason?: string;
}
