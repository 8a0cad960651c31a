import type { PlacedFlow } from '@pacta/ledger';
import { actorReader, allowedOnLedger, oneEvent, scopeFor, type LedgerReads } from '@pacta/queries';
import { findEvent, readEvents, type LogRow } from '@pacta/read-models';

/** The stream of an event, and that stream's partnership. */
export interface Place extends PlacedFlow {
  readonly partnershipId: string | undefined;
}

/** The stream of a flow by the id of the event that created it. @throws QueryFault not-found */
export const placeOf = async (reads: LedgerReads, actor: string, eventId: string): Promise<Place> =>
  asPlace(await oneEvent(reads, actorReader(actor), { eventId }));

/** The flow that a match was made with; undefined where the event is no match. @throws QueryFault not-found */
export async function matchedBy(
  reads: LedgerReads,
  actor: string,
  eventId: string,
): Promise<{ readonly match: Place; readonly with: Place | undefined }> {
  const row = await oneEvent(reads, actorReader(actor), { eventId });
  if (row.type !== 'FlowsMatched.v1') return { match: asPlace(row), with: undefined };
  const [event] = await readEvents(reads.store, [row]);
  const other = (event?.data as { readonly with?: PlacedFlow } | undefined)?.with;
  const found = other === undefined ? undefined : await findEvent(reads, other.eventId);
  return { match: asPlace(row), with: found?.kind === 'found' ? asPlace(found.row) : undefined };
}

/** For a match that does not exist. @throws QueryFault forbidden where the actor could not have made it either */
export async function mayMatch(
  reads: LedgerReads,
  actor: string,
  name: 'matchFlows' | 'unmatchFlows',
  { partnershipId }: Place,
): Promise<void> {
  if (partnershipId === undefined) await allowedOnLedger(reads, actor, name);
  else await scopeFor(reads, actorReader(actor), name, partnershipId);
}

const asPlace = ({ stream, eventId, partnershipId }: LogRow): Place => ({
  stream,
  eventId,
  partnershipId: partnershipId ?? undefined,
});
