import type { PartnershipState } from '../partnership/state.ts';

export interface RateFacts {
  readonly partnership: PartnershipState;
}

/** The decision state of one pair in one year. */
export interface RateState {
  /** Rates in force, by day. */
  readonly inForce: ReadonlyMap<string, { readonly eventId: string; readonly rate: string }>;
  readonly reversed: ReadonlySet<string>;
}
