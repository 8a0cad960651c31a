import { setTimeout } from 'node:timers/promises';
import { STREAM_CATEGORIES } from '@pacta/ledger';
import {
  AppendRefused,
  StoreUnavailable,
  type AppendResult,
  type EventStore,
  type ReadFilter,
  type StoredEvent,
  type Token,
} from '../port.ts';
import { hashedPages } from '../hashed-pages.ts';
import { prepareAppend } from '../prepare-append.ts';
import { appendOnce } from './append-once.ts';
import type { KurrentGateway, RawRecord } from './gateway.ts';
import { kurrentCheckpoints } from './kurrent-checkpoints.ts';
import { retried, standardRetry, unavailable, type RetryTimes } from './retry-policy.ts';
import { NO_MARK, type ScannedMark } from './scanned-mark.ts';
import { ServerFault } from './server-fault.ts';
import { isOurs, rawEvents, storedEvent } from './stored-record.ts';
import { supervised } from './subscription-supervisor.ts';

export interface KurrentStoreOptions {
  readonly times?: Partial<RetryTimes>;
  readonly mark?: ScannedMark;
}

const PAGE_SIZE = 256;
const OUR_STREAMS: readonly string[] = STREAM_CATEGORIES.map((category) => `${category}-`);

/** The event store port over a KurrentDB server. Closing the store closes the gateway. */
export function kurrentStore(gateway: KurrentGateway, { times, mark = NO_MARK }: KurrentStoreOptions = {}): EventStore {
  const retry = standardRetry(times);
  const underWay = new Set<Promise<unknown>>();
  const closing = new AbortController();
  let closed: Promise<void> | undefined;

  function refuseIfClosed(): void {
    if (closed !== undefined) throw new StoreUnavailable('The event store is closed.');
  }

  /** Appends in flight, which `close` waits for. */
  async function finished<Answer>(append: Promise<Answer>): Promise<Answer> {
    underWay.add(append);
    try {
      return await append;
    } finally {
      underWay.delete(append);
    }
  }

  /** The server appends to one stream and can't look at others meanwhile, so what must be unmoved is not looked at. */
  const append: EventStore['append'] = async (stream, expected, events) => {
    const prepared = prepareAppend(stream, expected, events);
    refuseIfClosed();
    const once = { stream, expected: prepared.expected, events: rawEvents(prepared) };
    try {
      const answer = await finished(appendOnce(gateway, once, retry));
      return answer.kind === 'appended'
        ? { kind: 'appended', revision: answer.revision, token: String(answer.position) }
        : ({ kind: 'wrong-revision', actual: answer.actual < 0 ? 'none' : answer.actual } satisfies AppendResult);
    } catch (error) {
      throw refusedBySize(error) ?? error;
    }
  };

  const readStream: EventStore['readStream'] = async (stream, { from = 0, limit } = {}) => {
    refuseIfClosed();
    const range = { stream, from, ...(limit === undefined ? {} : { limit }) };
    const records = await retried('read', () => gateway.readStream(range), retry);
    const gap = records.findIndex(({ revision }, index) => revision !== from + index);
    if (gap >= 0)
      throw new StoreUnavailable(
        `The server no longer has revision ${from + gap} of ${stream}: history was cut off there. Run 'pacta verify'.`,
      );
    return records.map(storedEvent);
  };

  const existing: EventStore['existing'] = async (streams) => {
    const found = await Promise.all(streams.map((stream) => readStream(stream, { limit: 1 })));
    return new Set(streams.filter((_, index) => found[index]?.length === 1));
  };

  /** After a transient fault it continues from where it was, within `patience`. */
  async function* readAll({ from, filter, pageSize = PAGE_SIZE }: NonNullable<Parameters<EventStore['readAll']>[0]>) {
    const passes = passing(filter);
    const start = from === undefined ? undefined : positionOf(from);
    let last: bigint | undefined;
    let deadEnd = Infinity;
    for (;;) {
      refuseIfClosed();
      try {
        for await (const page of wholePages(last ?? start, last === undefined, filter)) {
          deadEnd = Infinity;
          const events = page.filter(passes).map(storedEvent);
          for (let at = 0; at < events.length; at += pageSize) {
            yield events.slice(at, at + pageSize);
            refuseIfClosed();
          }
          last = page.at(-1)?.position ?? last;
        }
        return;
      } catch (error) {
        deadEnd = await pausedUntil(error, deadEnd);
      }
    }
  }

  /**
   * Pages from a position (inclusive). A filtered read of the server excludes its start, so the start is read
   * separately.
   */
  async function* wholePages(from: bigint | undefined, inclusive: boolean, filter: ReadFilter | undefined) {
    const prefixes = filter?.streamPrefixes;
    if (prefixes === undefined || (from !== undefined && inclusive))
      for await (const page of gateway.readAll({
        pageSize: PAGE_SIZE,
        ...(from === undefined ? {} : { from }),
        ...(prefixes === undefined ? {} : { limit: 1 }),
      }))
        yield inclusive ? page : page.filter(({ position }) => from === undefined || position > from);
    if (prefixes === undefined) return;
    yield* gateway.readFiltered({ prefixes, pageSize: PAGE_SIZE, ...(from === undefined ? {} : { after: from }) });
  }

  /**
   * Waits before a read is retried.
   * @throws StoreUnavailable where the fault is permanent, or `patience` has run out
   */
  async function pausedUntil(error: unknown, deadEnd: number): Promise<number> {
    if (!(error instanceof ServerFault)) throw error;
    const end = Math.min(deadEnd, retry.now() + retry.times.patience);
    if (error.kind === 'denied' || error.kind === 'unknown' || retry.now() >= end) throw unavailable('read', error);
    await retry.sleep(retry.times.firstPause * (1 + retry.random()));
    return end;
  }

  const subscribe: EventStore['subscribe'] = async function* ({ after, filter, signal }) {
    const both = AbortSignal.any([signal, closing.signal]);
    const last = after === undefined ? undefined : positionOf(after);
    // The mark is kept only for the filter that projectors use, all of our streams.
    const whole = filter?.streamPrefixes === undefined;
    const beyond = whole ? mark.beyond(last) : undefined;
    const passes = passing(filter);
    const pages = supervised({
      after: last,
      ...(beyond === undefined ? {} : { beyond }),
      signal: both,
      random: retry.random,
      sleep: (milliseconds) => setTimeout(milliseconds, undefined, { signal: both }).catch(() => undefined),
      ...(whole ? { onScanned: mark.note } : {}),
      open: (from, onCheckpoint) =>
        gateway.subscribe({
          ...(from === undefined ? {} : { after: from }),
          prefixes: filter?.streamPrefixes ?? OUR_STREAMS,
          pageSize: PAGE_SIZE,
          signal: both,
          onCheckpoint,
        }),
    });
    for await (const page of pages) {
      const events = page.filter(passes).map(storedEvent);
      if (events.length > 0) yield events;
    }
  };

  /** Others write to the same server: our newest event may be some way before its end. */
  async function head(): Promise<Token | undefined> {
    refuseIfClosed();
    const newest = async (): Promise<StoredEvent['token'] | undefined> => {
      for await (const page of gateway.readAll({ backwards: true, pageSize: 32 })) {
        const found = page.find(isOurs);
        if (found !== undefined) return String(found.position);
      }
      return undefined;
    };
    return retried('read', newest, retry);
  }

  async function close(): Promise<void> {
    closing.abort();
    await Promise.allSettled(underWay);
    await gateway.dispose();
  }

  return {
    append,
    readStream,
    existing,
    readAll: (range = {}) => readAll(range),
    readHashed: (range = {}) => hashedPages(readAll(range)),
    subscribe,
    head,
    checksBasis: false,
    checkpoints: kurrentCheckpoints(gateway, retry, refuseIfClosed),
    close: () => (closed ??= close()),
  };
}

function passing(filter: ReadFilter | undefined): (record: RawRecord) => boolean {
  const prefixes = filter?.streamPrefixes;
  if (prefixes === undefined) return isOurs;
  return (record) => isOurs(record) && prefixes.some((prefix) => record.stream.startsWith(prefix));
}

/** The server's limit may be lower than the port's. */
function refusedBySize(error: unknown): AppendRefused | undefined {
  const cause = error instanceof StoreUnavailable ? error.cause : undefined;
  if (!(cause instanceof ServerFault) || cause.kind !== 'too-large') return undefined;
  return new AppendRefused(
    'too-large',
    'The server takes less in one append than Pacta does: raise its MaxAppendSize to 1 MiB.',
  );
}

function positionOf(token: Token): bigint {
  if (!/^\d{1,19}$/.test(token)) throw new RangeError(`'${token}' is not a token of this ledger`);
  return BigInt(token);
}
