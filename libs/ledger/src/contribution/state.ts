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
  /** Who has signed by recording it. */
  readonly side: Side;
  readonly what: 'time' | 'goods';
  /** The months in which the named days lie, in order; empty of goods and where only a period is named. */
  readonly months: readonly string[];
  /** The last day on which something was given; absent where only a period is named. */
  readonly lastDay?: string;
  readonly loggedBy: string;
  readonly countersigned: boolean;
}
