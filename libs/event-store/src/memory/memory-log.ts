import { categoryOf } from '@pacta/ledger';
import type { LogPage } from '../follow-log.ts';
import type { NewEvent, ReadFilter, StoredEvent, Token } from '../port.ts';
import type { PreparedAppend } from '../prepare-append.ts';
import { foreignEventAfter } from './foreign-events.ts';

interface LogEntry {
  readonly at: bigint;
  readonly stream: string;
  readonly type: string;
  readonly event?: StoredEvent;
}

const isOurs = (entry: LogEntry): entry is LogEntry & { readonly event: StoredEvent } =>
  entry.event !== undefined && !entry.type.startsWith('$') && categoryOf(entry.stream) !== undefined;

export const passes = (stream: string, filter: ReadFilter | undefined): boolean =>
  filter?.streamPrefixes === undefined || filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));

/** One shared log as KurrentDB keeps it: positions have gaps, and some events are foreign. */
export class MemoryLog {
  readonly #entries: LogEntry[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #ids = new Set<string>();
  #last = 1_021n;

  stream(name: string): readonly StoredEvent[] {
    return this.#streams.get(name) ?? [];
  }

  hasId(eventId: string): boolean {
    return this.#ids.has(eventId);
  }

  get head(): Token | undefined {
    return this.#entries.findLast(isOurs)?.event.token;
  }

  write({ stream, events }: PreparedAppend): void {
    const stored = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, stored);
    for (const { eventId, type, leaf, sealed, revision } of events) {
      const { data, metadata } = JSON.parse(leaf) as Pick<NewEvent, 'data' | 'metadata'>;
      const at = this.#nextPosition();
      const token = String(at);
      const event = {
        eventId,
        type,
        data,
        metadata,
        sealed: JSON.parse(sealed) as NewEvent['sealed'],
        stream,
        revision,
        token,
        leaf: Buffer.from(leaf, 'utf8'),
      };
      stored.push(event);
      this.#ids.add(eventId);
      this.#entries.push({ at, stream, type, event });
      const foreign = foreignEventAfter(this.#entries.length, stream);
      if (foreign !== undefined) this.#entries.push({ at: this.#nextPosition(), ...foreign });
    }
  }

  /** At most `limit` entries from `from` (inclusive), foreign ones included; `events` are ours that pass the filter. */
  page(from: bigint, filter: ReadFilter | undefined, limit: number): LogPage {
    const start = this.#indexOf(from);
    const entries = this.#entries.slice(start, start + limit);
    const events = entries.filter(isOurs).map(({ event }) => event);
    return {
      events: events.filter(({ stream }) => passes(stream, filter)),
      scanned: entries.at(-1)?.at.toString(),
      isLast: start + limit >= this.#entries.length,
    };
  }

  /** Index of the first entry at or after `position`. */
  #indexOf(position: bigint): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle] as LogEntry).at < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #nextPosition(): bigint {
    this.#last += 1n + ((this.#last * 37n) % 211n);
    return this.#last;
  }
}
