import type { EventStore, StoredEvent } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import type { LogRow } from '../tables/log-index/log-row.ts';

/** The store does not hold an event that the log index names: one of the two was changed. */
export class EventMissing extends Error {
  override readonly name = 'EventMissing';
  readonly row: LogRow;
  constructor(row: LogRow) {
    super(
      `The event ${row.eventId} at @${row.position} is not in the store at ${row.stream}, revision ${row.revision}.`,
    );
    this.row = row;
  }
}

/** A range of one stream, read at once. */
interface Run {
  readonly stream: StreamName;
  readonly from: number;
  to: number;
}

/** Largest gap of revisions that is read through instead of starting another range. */
const LARGEST_GAP = 4;

/**
 * The bodies of these rows, in the rows' order. Consecutive log positions are read as one range; otherwise each stream
 * in ranges. Throws `EventMissing`, and faults of the store.
 */
export async function readEvents(store: EventStore, rows: readonly LogRow[]): Promise<readonly StoredEvent[]> {
  const found = isStretch(rows) ? await readStretch(store, rows) : await readRuns(store, rows);
  return rows.map((row) => {
    const event = found.get(row.eventId);
    if (event === undefined) throw new EventMissing(row);
    return event;
  });
}

/** True for consecutive positions, ascending or descending. */
function isStretch(rows: readonly LogRow[]): boolean {
  const [first, second] = rows;
  if (first === undefined || second === undefined) return false;
  const step = second.position - first.position;
  return Math.abs(step) === 1 && rows.every((row, index) => row.position === first.position + index * step);
}

async function readStretch(store: EventStore, rows: readonly LogRow[]): Promise<ReadonlyMap<string, StoredEvent>> {
  const earliest = rows.reduce((least, row) => (row.position < least.position ? row : least));
  const wanted = new Set(rows.map((row) => row.eventId));
  const found = new Map<string, StoredEvent>();
  let read = 0;
  for await (const page of store.readAll({ from: earliest.token, pageSize: rows.length })) {
    for (const event of page) if (wanted.has(event.eventId)) found.set(event.eventId, event);
    read += page.length;
    if (found.size === wanted.size || read >= rows.length) break;
  }
  return found;
}

async function readRuns(store: EventStore, rows: readonly LogRow[]): Promise<ReadonlyMap<string, StoredEvent>> {
  const pages = await Promise.all(
    runsOf(rows).map(({ stream, from, to }) => store.readStream(stream, { from, limit: to - from + 1 })),
  );
  return new Map(pages.flat().map((event) => [event.eventId, event]));
}

function runsOf(rows: readonly LogRow[]): readonly Run[] {
  const byStream = Map.groupBy(rows, (row) => row.stream);
  return [...byStream].flatMap(([stream, ofStream]) => {
    const runs: Run[] = [];
    for (const { revision } of ofStream.toSorted((left, right) => left.revision - right.revision)) {
      const last = runs.at(-1);
      if (last !== undefined && revision - last.to <= LARGEST_GAP) last.to = revision;
      else runs.push({ stream: stream as StreamName, from: revision, to: revision });
    }
    return runs;
  });
}
