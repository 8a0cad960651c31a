import { foldOn, type Fold, type RecordedEvent, type StreamName } from '@pacta/ledger';
import { turns } from '@pacta/process';
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

/** Events read at a time: a store that answers in this thread reads some milliseconds. */
const PAGE = 100;

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
    let folded = known ?? emptyStream(fold, stream);
    const pace = turns.pace();
    for (;;) {
      const tail = await this.#store.readStream(stream, { from: folded.revision + 1, limit: PAGE });
      folded = await this.advance(fold, folded, tail);
      if (tail.length < PAGE) return folded;
      await pace();
    }
  }

  /** The stream as it was at `revision`; such states are not cached. */
  async loadAt<State>(fold: Fold<State>, stream: StreamName, revision: number): Promise<FoldedStream<State>> {
    let folded = emptyStream(fold, stream);
    const pace = turns.pace();
    while (folded.revision < revision) {
      const limit = Math.min(PAGE, revision - folded.revision);
      const events = await this.#store.readStream(stream, { from: folded.revision + 1, limit });
      if (events.length === 0) break;
      folded = await this.#foldOn(fold, folded, events);
      await pace();
    }
    return folded;
  }

  /** Folds the events that follow `before` and caches the result. */
  async advance<State>(
    fold: Fold<State>,
    before: FoldedStream<State>,
    events: readonly StoredEvent[],
  ): Promise<FoldedStream<State>> {
    const after = await this.#foldOn(fold, before, events);
    const cache = this.#cacheOf(fold);
    const known = cache.get(after.stream);
    if (after.revision >= 0 && (known === undefined || known.revision < after.revision)) cache.set(after.stream, after);
    return after;
  }

  /** Drops every folded state. After a sealing key was destroyed, nothing opened with it may be kept. */
  clear(): void {
    this.#caches.clear();
  }

  /** In turns: a stream may have thousands of events, and one event a hundred sealed fields. */
  async #foldOn<State>(
    fold: Fold<State>,
    before: FoldedStream<State>,
    events: readonly StoredEvent[],
  ): Promise<FoldedStream<State>> {
    if (events.length === 0) return before;
    let { revision } = before;
    const { commands } = before;
    const opened: RecordedEvent[] = [];
    const pace = turns.pace();
    for (const event of events) {
      const turn = opened.length === 0 ? undefined : pace();
      if (turn !== undefined) await turn;
      opened.push(this.#open(event));
    }
    const state = foldOn(fold, before.state, opened);
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
