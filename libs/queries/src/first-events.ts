import type { EventStore } from '@pacta/event-store';
import type { StreamName } from '@pacta/ledger';
import { LruCache } from '@pacta/read-models';

/** The parties that the fields of a stream concern; fixed by its first event. */
export interface Concerned {
  readonly discloser?: string;
  readonly provider?: string;
  readonly receiver?: string;
}

const KEPT = 5_000;

/** Caches what first events state about a stream: they never change. Bounded. */
export class FirstEvents {
  readonly #store: Pick<EventStore, 'readStream'>;
  readonly #known = new LruCache<Concerned>(KEPT);

  constructor(store: Pick<EventStore, 'readStream'>) {
    this.#store = store;
  }

  async concerned(stream: StreamName): Promise<Concerned> {
    const known = this.#known.get(stream);
    if (known !== undefined) return known;
    const [first] = await this.#store.readStream(stream, { limit: 1 });
    const concerned = (first?.data ?? {}) as Concerned;
    if (first !== undefined) this.#known.put(stream, concerned, 1);
    return concerned;
  }
}
