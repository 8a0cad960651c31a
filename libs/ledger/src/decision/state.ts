import type { DecisionRule, Position, RESULTS } from './events.ts';

/** The decision state of a vote. */
export interface DecisionState {
  /** Absent until it is proposed. */
  readonly id?: string;
  readonly partnershipId?: string;
  readonly title: string;
  readonly proposer: string;
  readonly rule: DecisionRule;
  readonly threshold?: string;
  readonly quorum: number;
  readonly affectsBeneficiaries: boolean;
  /** Weight by actor, frozen when proposed. */
  readonly seats: ReadonlyMap<string, number>;
  readonly recused: ReadonlySet<string>;
  /** The last ballot of each actor. */
  readonly ballots: ReadonlyMap<string, Position>;
  readonly closed: boolean;
  readonly result?: (typeof RESULTS)[number];
}
