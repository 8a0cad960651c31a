import type { PartnershipState } from '../partnership/state.ts';
import type { Side } from './events.ts';

/** What a contribution's rules look up elsewhere. */
export interface ContributionFacts {
  readonly partnership: PartnershipState;
}

/** What the rules need to know of a contribution. The person's name is not among it. */
export interface ContributionState {
  /** Absent until it is logged. */
  readonly id?: string;
  readonly partnershipId?: string;
  readonly provider: string;
  readonly receiver: string;
  /** Who has signed by logging it. */
  readonly side: Side;
  readonly loggedBy: string;
  readonly countersigned: boolean;
}
