import { DECISION_RULES, decisionBounds, POSITIONS, type DecisionRule, type Position } from '@pacta/ledger';
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
import { EventIdsField, PartsField } from '../http/list-fields.ts';

export class CastBallotDto extends CommandBody {
  @ChoiceField(POSITIONS)
  position!: Position;

  @TextField(decisionBounds.reason, { optional: true, description: 'Needed for an objection.' })
  reason?: string;
}

export class CloseDecisionDto extends CommandBody {
  @TextField(decisionBounds.rationale, { description: 'Why the outcome is what it is.' })
  rationale!: string;

  @TextField(decisionBounds.opinionWaiver, {
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

  @WholeField(decisionBounds.seatWeight, { description: 'What its vote weighs.' })
  weight!: number;
}

export class ProposeDto extends CommandBody {
  @LineField(decisionBounds.title)
  title!: string;

  @TextField(decisionBounds.proposal)
  proposal!: string;

  @ChoiceField(DECISION_RULES)
  rule!: DecisionRule;

  @ShareField({ optional: true, description: 'The share of the voting weight that a qualified majority needs.' })
  threshold?: string;

  @WholeField(decisionBounds.quorum, { description: 'The least voting weight that must take part.' })
  quorum!: number;

  @PartsField(() => SeatDto, decisionBounds.electorate, {
    optional: true,
    description: 'Frozen here. Absent: every chair and board member, each with weight 1.',
  })
  electorate?: SeatDto[];

  @EventIdsField(decisionBounds.dossier, { description: 'Event ids of what the electorate was given to read.' })
  dossier!: string[];

  @FlagField()
  affectsBeneficiaries!: boolean;
}

export class RecuseDto extends CommandBody {
  @TextField(decisionBounds.interest, { description: 'The nature of the interest.' })
  interest!: string;

  @FlagField()
  declaredInAdvance!: boolean;

  @TextField(decisionBounds.discussion, { optional: true, description: 'What was said while the person was there.' })
  discussion?: string;

  @FlagField({ description: 'Whether the person left the discussion.' })
  withdrew!: boolean;
}
