import type { DecisionState } from '../decision/state.ts';
import type { PartnershipState } from '../partnership/state.ts';
import type { ConfidentialityClass } from '../sealable.ts';

/** State of other streams that a cost book's rules read. */
export interface CostBookFacts {
  readonly partnership: PartnershipState;
  /** The decision that a template cites. */
  readonly decision?: DecisionState;
}

export interface DisclosureState {
  /** Class by line id. */
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
 * The decision state of a cost book. It holds no amount: no rule needs a recorded one, so decisions work without the
 * keys of sealed amounts.
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
