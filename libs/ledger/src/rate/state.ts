import type { PartnershipState } from '../partnership/state.ts';

export interface RateFacts {
  readonly partnership: PartnershipState;
}

/** What the rules need to know of one pair in one year. */
export interface RateState {
  /** By day. */
  readonly standing: ReadonlyMap<string, { readonly eventId: string; readonly rate: string }>;
  readonly reversed: ReadonlySet<string>;
}
