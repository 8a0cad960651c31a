import type { DecisionState } from '../decision/state.ts';
import type { PartnershipState } from '../partnership/state.ts';
import type { Instrument } from './events.ts';

/** State of other streams that a commitment's rules read. */
export interface CommitmentFacts {
  readonly partnership: PartnershipState;
  /** The decision that a waiver cites. */
  readonly decision?: DecisionState;
  /** The commitment that a pledge names as its source. */
  readonly source?: CommitmentState;
}

export interface ConditionState {
  /** Minor units; guards what is disbursed above them. */
  readonly above: bigint;
  readonly settled: boolean;
}

/** One event of the stream, as far as a later rule may ask about it. Sums are minor units. */
export type Entry =
  | { readonly kind: 'disbursed' | 'called'; readonly reference: string; readonly amount: bigint }
  /** `answers`: event id of the payment that it answers. */
  | { readonly kind: 'received'; readonly amount: bigint; readonly answers?: string }
  | { readonly kind: 'repaid'; readonly reference?: string; readonly amount: bigint }
  /** `about`: the payment that differs, or the receipt that answers none. */
  | { readonly kind: 'discrepancy'; readonly by: 'rule' | 'person'; readonly about?: string }
  | { readonly kind: 'reconciled'; readonly payments: readonly string[]; readonly discrepancies: readonly string[] }
  | { readonly kind: 'condition-met'; readonly condition: string }
  /** Can't be reversed; corrected by new events only. */
  | { readonly kind: 'final' };

/** The decision state of a commitment. Sums are minor units of `currency`, without reversed records. */
export interface CommitmentState {
  /** Absent until it is pledged. */
  readonly id?: string;
  readonly partnershipId?: string;
  readonly provider: string;
  readonly receiver: string;
  /** The commitment that its money came from, where it is passed on. */
  readonly source?: string;
  readonly instrument: Instrument;
  readonly currency: string;
  readonly pledged: bigint;
  /** Signed amount plus amendments; absent until it is signed. */
  readonly signed?: bigint;
  readonly disbursed: bigint;
  /** Paid on a guarantee. */
  readonly called: bigint;
  /** Principal paid back. */
  readonly repaid: bigint;
  readonly conditions: ReadonlyMap<string, ConditionState>;
  /** By event id, in stream order. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Id of the last of them; absent while there is none. */
  readonly latest?: string;
  /** Ids of reversed events. */
  readonly reversed: ReadonlySet<string>;
  readonly cancelled: boolean;
}
