import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { actorId, uuid } from '../identifiers.ts';
import { plainDate } from '../plain-date.ts';
import { instant, share } from '../quantity.ts';
import { line, text } from '../text.ts';
import { decisionBounds } from './bounds.ts';

/** `qualified` names the share of the voting weight it needs. */
export const DECISION_RULES = ['consent', 'consensus', 'majority', 'qualified'] as const;
export const decisionRule = z.enum(DECISION_RULES);
export type DecisionRule = z.infer<typeof decisionRule>;

/** A seat of the electorate and its voting weight. */
export const seat = z.strictObject({
  actor: actorId,
  weight: z.int().min(decisionBounds.seatWeight.min).max(decisionBounds.seatWeight.max),
});
export type Seat = z.infer<typeof seat>;

/** `object` is a reasoned objection, which stops a consent; under other rules it counts as against. */
export const POSITIONS = ['for', 'against', 'abstain', 'object'] as const;
export const position = z.enum(POSITIONS);
export type Position = z.infer<typeof position>;

/** Freezes rule and electorate. */
export const proposed = defineEvent({
  type: 'Proposed.v1',
  category: 'decision',
  data: z.strictObject({
    title: line(decisionBounds.title),
    proposal: text(decisionBounds.proposal),
    rule: decisionRule,
    /** With `qualified` only. */
    threshold: share.exactOptional(),
    /** Minimum voting weight that must take part. */
    quorum: z.int().min(decisionBounds.quorum.min).max(decisionBounds.quorum.max),
    electorate: z.array(seat).min(decisionBounds.electorate.min).max(decisionBounds.electorate.max),
    /** Event ids of the documents given to the electorate. */
    dossier: z.array(uuid).max(decisionBounds.dossier),
    affectsBeneficiaries: z.boolean(),
  }),
});

/** A recusal reduces the base of the vote. */
export const recused = defineEvent({
  type: 'Recused.v1',
  category: 'decision',
  data: z.strictObject({
    actor: actorId,
    /** The nature of the interest. */
    interest: text(decisionBounds.interest),
    declaredInAdvance: z.boolean(),
    /** What was discussed while the person was present. */
    discussion: text(decisionBounds.discussion).exactOptional(),
    /** Whether the person left the discussion. */
    withdrew: z.boolean(),
    /** Whether the remaining members can still reach the quorum. */
    quorate: z.boolean(),
  }),
});

/** A later ballot of the same actor replaces the earlier one in the count; both stay on record. */
export const ballotCast = defineEvent({
  type: 'BallotCast.v1',
  category: 'decision',
  data: z.strictObject({ actor: actorId, position, reason: text(decisionBounds.reason).exactOptional() }),
});

const weight = z.int().min(0).max(1_000_000);

/** Voting weights. `base`: the electorate without recused members. */
export const tally = z.strictObject({
  for: weight,
  against: weight,
  abstain: weight,
  object: weight,
  absent: weight,
  recused: weight,
  base: weight,
});
export type Tally = z.infer<typeof tally>;

export const closed = defineEvent({
  type: 'Closed.v1',
  category: 'decision',
  data: z.strictObject({
    tally,
    /** Why beneficiaries gave no opinion on a decision that affects them. */
    opinionWaiver: text(decisionBounds.opinionWaiver).exactOptional(),
  }),
});

export const RESULTS = ['adopted', 'rejected', 'no-quorum'] as const;

export const outcomeStated = defineEvent({
  type: 'OutcomeStated.v1',
  category: 'decision',
  data: z.strictObject({
    result: z.enum(RESULTS),
    rationale: text(decisionBounds.rationale),
    /** What was recorded up to this instant is what the board could know. */
    knownAt: instant,
    reviewOn: plainDate.exactOptional(),
  }),
});

export const decisionEvents = [proposed, recused, ballotCast, closed, outcomeStated] as const;
export type DecisionDecided = DecidedOf<typeof decisionEvents>;
export type DecisionRecorded = RecordedOf<typeof decisionEvents>;
