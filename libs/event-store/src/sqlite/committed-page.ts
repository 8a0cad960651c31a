import type { StreamName } from '@pacta/ledger';
import type { StoredEvent } from '../port.ts';

/** One append that has just been committed: its stream, its first revision, and its place in the file. */
export interface CommittedAppend {
  readonly stream: StreamName;
  readonly first: number;
  readonly events: number;
  readonly lastPosition: number;
}

/** Most events that are read together; an import's appends hold thousands that nobody reads back. */
const MOST_TOGETHER = 1_024;

/**
 * What the newest commits have added. Whoever wrote reads its events back, and all of them at the same moment: they are
 * read from the file together, when the first one asks, since each look at the file costs more than the events it finds.
 */
export class CommittedPage {
  readonly #appends: ReadonlyMap<string, CommittedAppend>;
  readonly #read: () => readonly StoredEvent[];
  #events: ReadonlyMap<string, StoredEvent> | undefined;

  /** `read` answers the events after one position of the file, so many of them. */
  constructor(
    appends: readonly CommittedAppend[],
    read: (after: number, limit: number) => readonly StoredEvent[] = () => [],
  ) {
    this.#appends = new Map(appends.map((append) => [placeOf(append.stream, append.first), append]));
    const first = Math.min(...appends.map(({ lastPosition, events }) => lastPosition - events));
    const last = Math.max(...appends.map(({ lastPosition }) => lastPosition));
    this.#read = () => (last - first > MOST_TOGETHER ? [] : read(first, last - first));
  }

  /** The events of one whole append, or undefined where these are not exactly those that were asked for. */
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
