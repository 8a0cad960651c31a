import { DECISION_RULES, POSITIONS, type DecisionRule, type Position } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import {
  ActorField,
  ChoiceField,
  DateField,
  FlagField,
  LineField,
  ShareField,
  TextField,
  WholeField,
} from '../http/fields.ts';
import { IdsField, PartsField } from '../http/list-fields.ts';

export class CastBallotDto extends CommandBody {
  @ChoiceField(POSITIONS)
  position!: Position;

  @TextField(2000, { optional: true, description: 'Needed for an objection.' })
  reason?: string;
}

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

class SeatDto {
  @ActorField()
  actor!: string;

  @WholeField(1, 1000, { description: 'What its vote weighs.' })
  weight!: number;
}

export class ProposeDto extends CommandBody {
  @LineField(200)
  title!: string;

  @TextField(8000)
  proposal!: string;

  @ChoiceField(DECISION_RULES)
  rule!: DecisionRule;

  @ShareField({ optional: true, description: 'The share of the voting weight that a qualified majority needs.' })
  threshold?: string;

  @WholeField(0, 1_000_000, { description: 'The least voting weight that must take part.' })
  quorum!: number;

  @PartsField(
    () => SeatDto,
    { min: 1, max: 200 },
    { optional: true, description: 'Frozen here. Absent: every chair and board member, each with weight 1.' },
  )
  electorate?: SeatDto[];

  @IdsField(500, { description: 'Event ids of what the electorate was given to read.' })
  dossier!: string[];

  @FlagField()
  affectsBeneficiaries!: boolean;
}

export class RecuseDto extends CommandBody {
  @TextField(2000, { description: 'The nature of the interest.' })
  interest!: string;

  @FlagField()
  declaredInAdvance!: boolean;

  @TextField(4000, { optional: true, description: 'What was said while the person was there.' })
  discussion?: string;

  @FlagField({ description: 'Whether the person left the discussion.' })
  withdrew!: boolean;
}
