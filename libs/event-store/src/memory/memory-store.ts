import { CommitSignal } from '../commit-signal.ts';
import { followLog } from '../follow-log.ts';
import { hashedPages } from '../hashed-pages.ts';
import {
  AppendRefused,
  StoreUnavailable,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type StoredEvent,
  type Token,
} from '../port.ts';
import { prepareAppend, type PreparedAppend } from '../prepare-append.ts';
import { memoryCheckpoints } from './memory-checkpoints.ts';
import { MemoryLog } from './memory-log.ts';

export interface MemoryStoreOptions {
  /**
   * KurrentDB compares ids only at the place they are appended to, and accepts an id that is elsewhere in the log. The
   * embedded store refuses it, which is the default here.
   */
  readonly idsElsewhere?: 'refused' | 'accepted';
  /** Whether an append looks at the streams that must be unmoved, as the embedded store does, or not, as KurrentDB. */
  readonly basis?: 'checked' | 'ignored';
  /** Entries per page of a subscription and of readAll without a size of its own. */
  readonly pageSize?: number;
}

/** A store in memory that a test can make fail. */
export interface MemoryStore extends EventStore {
  /** From now on every call throws StoreUnavailable; subscriptions wait. */
  goAway(): void;
  comeBack(): void;
  /**
   * The next append is written, but its caller gets StoreUnavailable, as when the connection breaks before the answer.
   */
  loseNextAnswer(): void;
}

const PAGE_SIZE = 256;

/**
 * A store in memory that behaves like KurrentDB: positions with gaps, foreign events in the log, idempotency by ids
 * only. For tests; nothing is persisted.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const { idsElsewhere = 'refused', basis = 'checked', pageSize: standardPage = PAGE_SIZE } = options;
  const log = new MemoryLog();
  const commits = new CommitSignal();
  let state: 'open' | 'away' | 'closed' = 'open';
  let losesAnswer = false;

  function refuseUnlessOpen(): void {
    if (state !== 'open') throw new StoreUnavailable(`The memory store is ${state}.`);
  }

  function write(prepared: PreparedAppend): AppendResult {
    const { stream, expected, events } = prepared;
    const stored = log.stream(stream);
    const actual = lastOf(stream);
    if (actual === expected) {
      const moved = basis === 'checked' ? prepared.unmoved.find((at) => lastOf(at.stream) !== at.revision) : undefined;
      if (moved !== undefined)
        return { kind: 'basis-moved', stream: moved.stream, actual: expectedOf(lastOf(moved.stream)) };
      if (idsElsewhere === 'refused') refuseKnownIds(events);
      log.write(prepared);
      return answer(log.stream(stream).at(-1) as StoredEvent);
    }
    const same = events.every(({ eventId }, index) => stored[expected + 1 + index]?.eventId === eventId);
    if (same) return answer(stored[expected + events.length] as StoredEvent);
    return { kind: 'wrong-revision', actual: expectedOf(actual) };
  }

  /** Revision of the stream's last event, -1 before its first. */
  const lastOf = (stream: string): number => log.stream(stream).length - 1;

  function refuseKnownIds(events: PreparedAppend['events']): void {
    const known = events.find(({ eventId }) => log.hasId(eventId));
    if (known !== undefined)
      throw new AppendRefused('id-elsewhere', `The ledger already holds an event with the id ${known.eventId}.`);
  }

  async function* readAll({
    from,
    filter,
    pageSize = standardPage,
  }: NonNullable<Parameters<EventStore['readAll']>[0]>) {
    let next = BigInt(from ?? 0);
    for (;;) {
      refuseUnlessOpen();
      const { events, scanned } = log.page(next, filter, pageSize);
      if (scanned === undefined) return;
      if (events.length > 0) yield events;
      next = BigInt(scanned) + 1n;
    }
  }

  return {
    async append(stream, expected, events, appending) {
      refuseUnlessOpen();
      const prepared = prepareAppend(stream, expected, events, appending);
      // Writers that start together must meet each other, as they do over a network.
      await Promise.resolve();
      refuseUnlessOpen();
      const result = write(prepared);
      commits.notify();
      if (!losesAnswer) return result;
      losesAnswer = false;
      throw new StoreUnavailable('The connection broke before the answer came.');
    },
    async readStream(stream, { from = 0, limit } = {}) {
      refuseUnlessOpen();
      return log.stream(stream).slice(from, limit === undefined ? undefined : from + limit);
    },
    async existing(streams) {
      refuseUnlessOpen();
      return new Set(streams.filter((stream) => log.stream(stream).length > 0));
    },
    readAll: (range = {}) => readAll(range),
    readHashed: (range = {}) => hashedPages(readAll(range)),
    subscribe({ after, filter, signal }) {
      const readAfter = (scanned: Token | undefined) => {
        refuseUnlessOpen();
        return log.page(scanned === undefined ? 0n : BigInt(scanned) + 1n, filter, standardPage);
      };
      return followLog({ readAfter, commits, closed: () => state === 'closed' }, after, signal);
    },
    async head() {
      refuseUnlessOpen();
      return log.head;
    },
    checksBasis: basis === 'checked',
    checkpoints: memoryCheckpoints(refuseUnlessOpen),
    async close() {
      state = 'closed';
      commits.notify();
    },
    goAway() {
      if (state === 'open') state = 'away';
    },
    comeBack() {
      if (state === 'away') state = 'open';
      commits.notify();
    },
    loseNextAnswer() {
      losesAnswer = true;
    },
  };
}

const expectedOf = (revision: number): ExpectedRevision => (revision < 0 ? 'none' : revision);

const answer = ({ revision, token }: StoredEvent): AppendResult => ({ kind: 'appended', revision, token });
