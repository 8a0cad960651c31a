import type { StreamName } from '@pacta/ledger';
import type { StoredEvent } from '../port.ts';

/** One append that has just been committed: its stream, first revision and position in the file. */
export interface CommittedAppend {
  readonly stream: StreamName;
  readonly first: number;
  readonly events: number;
  readonly lastPosition: number;
}

/** Most events read together. Appends of an import hold thousands, which are not read back. */
const MOST_TOGETHER = 1_024;

/**
 * The events of the newest commits. Concurrent commands read their own events back at the same moment, so the first
 * read fetches them all at once: a query costs more than the events it finds.
 */
export class CommittedPage {
  readonly #appends: ReadonlyMap<string, CommittedAppend>;
  readonly #read: () => readonly StoredEvent[];
  #events: ReadonlyMap<string, StoredEvent> | undefined;

  /** `read` returns this many events after a position of the file. */
  constructor(
    appends: readonly CommittedAppend[],
    read: (after: number, limit: number) => readonly StoredEvent[] = () => [],
  ) {
    this.#appends = new Map(appends.map((append) => [placeOf(append.stream, append.first), append]));
    const first = Math.min(...appends.map(({ lastPosition, events }) => lastPosition - events));
    const last = Math.max(...appends.map(({ lastPosition }) => lastPosition));
    this.#read = () => (last - first > MOST_TOGETHER ? [] : read(first, last - first));
  }

  /** The events of one whole append, or undefined where the requested range is another. */
  eventsOf(stream: StreamName, from: number, limit: number): readonly StoredEvent[] | undefined {
    if (this.#appends.get(placeOf(stream, from))?.events !== limit) return undefined;
    this.#events ??= new Map(this.#read().map((event) => [placeOf(event.stream, event.revision), event]));
    const found: StoredEvent[] = [];
    for (let revision = from; revision < from + limit; revision += 1) {
      const event = this.#events.get(placeOf(stream, revision));
      if (event === undefined) return undefined;
      found.push(event);
    }
    return found;
  }
}

const placeOf = (stream: StreamName, revision: number): string => `${stream}@${revision}`;
