import type { DecisionState } from '../decision/state.ts';
import type { PartnershipState } from '../partnership/state.ts';

/** What a commitment's rules look up elsewhere. */
export interface CommitmentFacts {
  readonly partnership: PartnershipState;
  /** The decision that a waiver cites. */
  readonly decision?: DecisionState;
  /** The commitment that a pledge names as its source. */
  readonly source?: CommitmentState;
}

export interface ConditionState {
  /** Minor units; it guards what is disbursed above them. */
  readonly above: bigint;
  readonly settled: boolean;
}

/** Minor units of the commitment's currency. */
export interface Disbursement {
  readonly reference: string;
  readonly amount: bigint;
  readonly received: bigint;
}

/** What the rules need to know of a commitment. All sums are minor units of `currency`. */
export interface CommitmentState {
  /** Absent until it is pledged. */
  readonly id?: string;
  readonly partnershipId?: string;
  readonly provider: string;
  readonly receiver: string;
  readonly currency: string;
  readonly pledged: bigint;
  /** Signed amount plus amendments; absent until it is signed. */
  readonly signed?: bigint;
  readonly disbursed: bigint;
  readonly conditions: ReadonlyMap<string, ConditionState>;
  /** By id of the event. */
  readonly disbursements: ReadonlyMap<string, Disbursement>;
  readonly cancelled: boolean;
}
