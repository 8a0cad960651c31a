import { foldOn, type Fold, type RecordedEvent, type StreamName } from '@pacta/ledger';
import type { EventStore, StoredEvent } from '../port.ts';
import { RecentlyUsed } from '../recently-used.ts';

/** A stream folded up to `revision` (-1: no events), with the revisions that each command wrote. */
export interface FoldedStream<State> {
  readonly stream: StreamName;
  readonly revision: number;
  readonly state: State;
  /** commandId → revisions of the events it wrote. It grows as the stream is folded on: copied, a long one would be slow. */
  readonly commands: Map<string, readonly number[]>;
}

/**
 * Prepares an event for folding: class-sealed fields are opened where the key is available, personal ones stay sealed.
 */
export type OpenForFolding = (event: StoredEvent) => RecordedEvent;

/**
 * Caches folded streams, so that a command reads only the newer events. Advances only on events read back from the
 * store.
 */
export class FoldedStreams {
  readonly #store: EventStore;
  readonly #open: OpenForFolding;
  readonly #limit: number;
  /** One cache per fold, since a stream may have several. */
  readonly #caches = new Map<Fold<unknown>, RecentlyUsed<StreamName, FoldedStream<unknown>>>();

  constructor(store: EventStore, open: OpenForFolding, limit = 2_000) {
    this.#store = store;
    this.#open = open;
    this.#limit = limit;
  }

  /** The stream with all its events so far. */
  async load<State>(fold: Fold<State>, stream: StreamName): Promise<FoldedStream<State>> {
    const known = this.#cacheOf(fold).get(stream) as FoldedStream<State> | undefined;
    const tail = await this.#store.readStream(stream, { from: (known?.revision ?? -1) + 1 });
    return this.advance(fold, known ?? emptyStream(fold, stream), tail);
  }

  /** The stream as it was at `revision`; such states are not cached. */
  async loadAt<State>(fold: Fold<State>, stream: StreamName, revision: number): Promise<FoldedStream<State>> {
    const events = revision < 0 ? [] : await this.#store.readStream(stream, { from: 0, limit: revision + 1 });
    return this.#foldOn(fold, emptyStream(fold, stream), events);
  }

  /** Folds the events that follow `before` and caches the result. */
  advance<State>(fold: Fold<State>, before: FoldedStream<State>, events: readonly StoredEvent[]): FoldedStream<State> {
    const after = this.#foldOn(fold, before, events);
    const cache = this.#cacheOf(fold);
    const known = cache.get(after.stream);
    if (after.revision >= 0 && (known === undefined || known.revision < after.revision)) cache.set(after.stream, after);
    return after;
  }

  /** Drops every folded state. After a sealing key was destroyed, nothing opened with it may be kept. */
  clear(): void {
    this.#caches.clear();
  }

  #foldOn<State>(fold: Fold<State>, before: FoldedStream<State>, events: readonly StoredEvent[]): FoldedStream<State> {
    if (events.length === 0) return before;
    let { revision } = before;
    const { commands } = before;
    const state = foldOn(
      fold,
      before.state,
      events.map((event) => this.#open(event)),
    );
    for (const { revision: at, metadata } of events) {
      revision = at;
      const written = commands.get(metadata.commandId) ?? [];
      // The same events may be folded by two who asked at once.
      if ((written.at(-1) ?? -1) < at) commands.set(metadata.commandId, [...written, at]);
    }
    return { stream: before.stream, revision, state, commands };
  }

  #cacheOf(fold: Fold<unknown>): RecentlyUsed<StreamName, FoldedStream<unknown>> {
    let cache = this.#caches.get(fold);
    if (cache === undefined) this.#caches.set(fold, (cache = new RecentlyUsed(this.#limit)));
    return cache;
  }
}

/** A stream before its first event. */
export const emptyStream = <State>(fold: Fold<State>, stream: StreamName): FoldedStream<State> => ({
  stream,
  revision: -1,
  state: fold.initialState,
  commands: new Map(),
});
