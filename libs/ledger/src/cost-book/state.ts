import type { DecisionState } from '../decision/state.ts';
import type { PartnershipState } from '../partnership/state.ts';
import type { ConfidentialityClass } from '../sealable.ts';

/** What a cost book's rules look up elsewhere. */
export interface CostBookFacts {
  readonly partnership: PartnershipState;
  /** The decision that a template cites. */
  readonly decision?: DecisionState;
}

export interface DisclosureState {
  /** Class by line. */
  readonly lines: ReadonlyMap<string, ConfidentialityClass>;
  readonly closed: boolean;
}

export interface ChallengeState {
  readonly disclosure: string;
  readonly line: string;
  readonly class: ConfidentialityClass;
  readonly answered: boolean;
}

/**
 * What the rules need to know of a cost book. No amount is among it: no rule here reads one that was recorded, so a
 * sealed amount without its key never stands in the way.
 */
export interface CostBookState {
  /** Absent until its template is agreed. */
  readonly id?: string;
  readonly partnershipId?: string;
  readonly product: string;
  /** Organisation id. */
  readonly discloser: string;
  readonly currency: string;
  readonly stages: ReadonlySet<string>;
  readonly allocationKeys: ReadonlySet<string>;
  readonly disclosures: ReadonlyMap<string, DisclosureState>;
  readonly challenges: ReadonlyMap<string, ChallengeState>;
}
