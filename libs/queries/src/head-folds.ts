import type { EventStore } from '@pacta/event-store';
import { foldOn, type Fold, type StreamName } from '@pacta/ledger';
import { LruCache } from '@pacta/read-models';

interface Folded {
  readonly revision: number;
  readonly state: unknown;
}

/** Folded streams cached. */
const KEPT = 2_000;

/** Folds streams to the store's head for each query, from the cached state: a revoked role ends at once. */
export class HeadFolds {
  readonly #store: Pick<EventStore, 'readStream'>;
  readonly #folded = new LruCache<Folded>(KEPT);

  constructor(store: Pick<EventStore, 'readStream'>) {
    this.#store = store;
  }

  async fold<State>(fold: Fold<State>, stream: StreamName): Promise<State> {
    const known = this.#folded.get(stream);
    const tail = await this.#store.readStream(stream, { from: (known?.revision ?? -1) + 1 });
    const last = tail.at(-1);
    if (known !== undefined && last === undefined) return known.state as State;
    const state = foldOn(fold, (known?.state as State | undefined) ?? fold.initialState, tail);
    if (last !== undefined) this.#remember(stream, { revision: last.revision, state });
    return state;
  }

  #remember(stream: StreamName, folded: Folded): void {
    const newest = this.#folded.get(stream);
    if (newest === undefined || newest.revision <= folded.revision) this.#folded.put(stream, folded, 1);
  }
}
