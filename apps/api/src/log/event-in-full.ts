import { event, type EventInFull, type EventRequest, type LedgerReads, type Reader } from '@pacta/queries';
import { renderedJson, type Rendered } from '../reading/rendered.ts';

/** One event with its references. */
export async function eventInFull(reads: LedgerReads, reader: Reader, request: EventRequest): Promise<Rendered> {
  const { body } = await event(reads, reader, request);
  const { shown, fields, refersTo, referredBy } = body;
  // An event never changes, but rights, keys and the references to it do.
  const readable = fields.map(({ state }) => state[0]).join('');
  const etag = `W/"${shown.eventId}${readable}${refersTo.length}.${referredBy.length}"`;
  return renderedJson(etag, { ...shown, refersTo: refersTo.map(asLinked), referredBy: referredBy.map(asLinked) });
}

/** The event at the other end of a reference, as logged; `at` is a pointer into the referring event. */
const asLinked = ({ position, event: linked, at }: EventInFull['refersTo'][number]) => ({ position, ...linked, at });
