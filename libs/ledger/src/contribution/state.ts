import type { PartnershipState } from '../partnership/state.ts';
import type { Side } from './events.ts';

/** State of other streams that a contribution's rules read. */
export interface ContributionFacts {
  readonly partnership: PartnershipState;
}

/** The decision state of a contribution. It does not hold the person's name. */
export interface ContributionState {
  /** Absent until it is logged. */
  readonly id?: string;
  readonly partnershipId?: string;
  readonly provider: string;
  readonly receiver: string;
  /** The side that has signed by recording it. */
  readonly side: Side;
  readonly what: 'time' | 'goods';
  /** Months of the listed days, in order; empty for goods and where only a period is named. */
  readonly months: readonly string[];
  /** The last day on which something was given; absent where only a period is named. */
  readonly lastDay?: string;
  readonly loggedBy: string;
  readonly countersigned: boolean;
}
