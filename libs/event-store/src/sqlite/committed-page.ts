import type { StreamName } from '@pacta/ledger';
import type { StoredEvent } from '../port.ts';
import type { PreparedAppend } from '../prepare-append.ts';

/** One append that has just been committed. */
export interface CommittedAppend {
  readonly append: PreparedAppend;
  /** Position of its last event in the file. */
  readonly lastPosition: number;
}

/** Most events held together. Appends of an import hold thousands, and nobody reads them back. */
const MOST_HELD = 1_024;

/**
 * The events of the newest commits, as they were written. Concurrent commands ask for their own events at this moment,
 * which are then not read from the file.
 */
export class CommittedPage {
  readonly #appends = new Map<string, CommittedAppend>();

  constructor(appends: readonly CommittedAppend[]) {
    let held = 0;
    for (const each of appends) {
      held += each.append.events.length;
      if (held > MOST_HELD) return;
      this.#appends.set(placeOf(each.append.stream, each.append.expected + 1), each);
    }
  }

  /** The events of one whole append, or undefined where the requested range is another. */
  eventsOf(stream: StreamName, from: number, limit: number): readonly StoredEvent[] | undefined {
    const committed = this.#appends.get(placeOf(stream, from));
    return committed?.append.events.length === limit ? storedEvents(committed) : undefined;
  }
}

const placeOf = (stream: StreamName, revision: number): string => `${stream}@${revision}`;

function storedEvents({ append: { stream, events }, lastPosition }: CommittedAppend): StoredEvent[] {
  const first = lastPosition - events.length + 1;
  return events.map(({ eventId, type, revision, leaf, data, metadata, boxes }, index) => ({
    eventId,
    type,
    data,
    metadata,
    sealed: boxes,
    stream,
    revision,
    token: String(first + index),
    leaf: Buffer.from(leaf, 'utf8'),
  }));
}
