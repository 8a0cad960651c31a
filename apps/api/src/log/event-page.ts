import { eventRights, shownEvent, type LedgerReads, type Reader } from '@pacta/queries';
import { readEvents, type LogFilter, type LogRow } from '@pacta/read-models';
import { utf8, type Rendered } from '../reading/rendered.ts';

export interface EventPageRequest {
  readonly filter: LogFilter;
  /** Leaf index after which it begins. */
  readonly after: number;
  readonly limit: number;
}

/** Server-sent events, and where the next page begins. */
export interface EventPage extends Rendered {
  /** How many events it holds. */
  readonly events: number;
  /** Leaf index after which the next page begins. */
  readonly next: number;
  /** False at the end of the log. */
  readonly more: boolean;
}

/** A page of the log as server-sent events, each with its leaf index as id, as this reader may see it now. */
export async function eventPage(
  reads: LedgerReads,
  reader: Reader,
  { filter, after, limit }: EventPageRequest,
): Promise<EventPage> {
  const through = reads.readModels.head() ?? -1;
  const { rows, next } = reads.readModels.log({ ...filter, after, through, limit });
  const seen = await seenBy(reads, reader, rows);
  const events = await readEvents(reads.store, seen);
  let frames = '';
  for (const [index, event] of events.entries()) {
    const { position } = seen[index] as LogRow;
    frames += `id: ${position}\ndata: ${JSON.stringify(await shownEvent(reads, reader, event, position))}\n\n`;
  }
  // Events that no filter matches need not be read again.
  return {
    body: utf8(frames),
    type: 'text/event-stream; charset=utf-8',
    events: events.length,
    next: next ?? Math.max(after, through),
    more: next !== null,
  };
}

async function seenBy(reads: LedgerReads, reader: Reader, rows: readonly LogRow[]): Promise<readonly LogRow[]> {
  const maySee = eventRights(reads, reader);
  const seen: LogRow[] = [];
  for (const row of rows) if (await maySee(row)) seen.push(row);
  return seen;
}
