import type { PartnershipState } from '../partnership/state.ts';

/** What the rules need to know of an organisation: what it was made one with. */
export interface OrganisationState {
  /** By id of the event. */
  readonly matches: ReadonlyMap<string, { readonly with: string; readonly reversed: boolean }>;
}

/** What its rules look up elsewhere. */
export interface OrganisationFacts {
  /** The partnership whose secretariat asks. */
  readonly partnership: PartnershipState;
  /** The organisation that this one is to be made one with. */
  readonly other?: OrganisationState;
}

/** The organisation that it stands for one with, and the event that said so. */
export function standingMatch(
  state: OrganisationState,
): { readonly eventId: string; readonly with: string } | undefined {
  for (const [eventId, match] of state.matches) if (!match.reversed) return { eventId, with: match.with };
  return undefined;
}
