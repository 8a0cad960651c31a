import type { PartnershipState } from '../partnership/state.ts';
import type { Side } from './events.ts';
import type { MonthlyCost } from './skills-ceiling.ts';

/** State of other streams that a contribution's rules read. */
export interface ContributionFacts {
  readonly partnership: PartnershipState;
  /** The other entries of time of the same person: they share one ceiling. */
  readonly [entry: `entry ${string}`]: ContributionState;
}

/** What of a person's time an entry counts under the ceiling, minor units. */
export interface CountedTime {
  readonly currency: string;
  readonly capped: bigint;
  readonly costs: readonly MonthlyCost[];
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
  /** Random id of the person whose time was given; absent for goods. */
  readonly subject?: string;
  /** By the newest valuation; absent before one, and where that valuation has no ceiling. */
  readonly countedTime?: CountedTime;
  readonly loggedBy: string;
  readonly countersigned: boolean;
}
