import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type { proposed, Position, Seat } from './events.ts';

export type Propose = Omit<z.infer<typeof proposed.data>, 'electorate'> & {
  /** Absent: every chair and board member, each with weight 1. */
  readonly electorate?: Seat[];
};

/** The actor recuses themselves. */
export interface Recuse {
  /** The nature of the interest. */
  readonly interest: string;
  readonly declaredInAdvance: boolean;
  readonly discussion?: string;
  readonly withdrew: boolean;
}

/** The actor's own vote. An objection gives its reason. */
export interface CastBallot {
  readonly position: Position;
  readonly reason?: string;
}

export interface CloseDecision {
  readonly rationale: string;
  readonly reviewOn?: string;
  /** Why beneficiaries gave no opinion on a decision that affects them. */
  readonly opinionWaiver?: string;
}

export type DecisionCommand =
  | Command<'propose', Propose>
  | Command<'recuse', Recuse>
  | Command<'castBallot', CastBallot>
  | Command<'closeDecision', CloseDecision>;
