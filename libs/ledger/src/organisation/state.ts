import type { PartnershipState } from '../partnership/state.ts';

/** The decision state of an organisation: its matches. */
export interface OrganisationState {
  /** By event id. */
  readonly matches: ReadonlyMap<string, { readonly with: string; readonly reversed: boolean }>;
}

/** State of other streams that its rules read. */
export interface OrganisationFacts {
  /** The partnership whose secretariat acts. */
  readonly partnership: PartnershipState;
  /** The organisation to match with. */
  readonly other?: OrganisationState;
}

/** The match in force: the other organisation and the event id. */
export function matchInForce(
  state: OrganisationState,
): { readonly eventId: string; readonly with: string } | undefined {
  for (const [eventId, match] of state.matches) if (!match.reversed) return { eventId, with: match.with };
  return undefined;
}
