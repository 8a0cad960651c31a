import { type EventStore, type StoredEvent } from '../port.ts';
import { MoveRefused } from './move-refused.ts';
import { sameCheckpoints } from './move-checkpoints.ts';
import { streamRuns, type StreamRun } from './stream-runs.ts';

export interface LedgerMove {
  readonly from: EventStore;
  readonly to: EventStore;
  /**
   * Appends in flight at once. More than one only where the target keeps the order in which appends were started, even
   * when one fails: the single SQLite writer does, a server over a network does not promise it.
   */
  readonly together: number;
  readonly onProgress?: (progress: MoveProgress) => void;
  readonly signal?: AbortSignal;
}

export interface MoveProgress {
  readonly step: 'comparing' | 'copying' | 'verifying';
  /** Events that the target holds so far. */
  readonly events: number;
  /** Progress through the source's log, 0 to 1. */
  readonly done: number;
}

export interface Moved {
  readonly events: number;
  /** How many of them this run wrote: fewer where it continues an interrupted run. */
  readonly written: number;
  readonly streams: number;
  /** Appends that wrote them. Longer runs of one stream need fewer. */
  readonly appends: number;
  readonly checkpoints: number;
}

/**
 * Copies a ledger from one store to another: the same events, streams, order and leaves, so the same tree. The target
 * must hold a prefix of the source; the copy continues from there, so an interrupted move is finished by running it
 * again, and any other target is left unchanged. At the end both logs are read and compared. Keys are not moved.
 * @param onLeaf called with each leaf in order, once it was found the same in both
 * @throws MoveRefused, StoreUnavailable
 */
export async function moveLedger(
  move: LedgerMove,
  onLeaf: (leaf: Uint8Array) => void = () => undefined,
): Promise<Moved> {
  const { from, to, signal } = move;
  const meter = await meterOf(move);
  const there = await commonBeginning(from, to, meter);
  let written = 0;
  let appends = 0;
  for await (const page of from.readAll(there.last === undefined ? {} : { from: there.last })) {
    const fresh = there.last === page[0]?.token ? page.slice(1) : page;
    for (const runs of inGroups([...streamRuns(fresh)], move.together)) {
      await appendAll(to, runs);
      appends += runs.length;
      written += runs.reduce((sum, run) => sum + run.length, 0);
      meter('copying', there.events + written, runs.at(-1)?.at(-1)?.token);
    }
    signal?.throwIfAborted();
  }
  const checkpoints = await sameCheckpoints(from.checkpoints, to.checkpoints);
  const streams = await sameLog(from, to, meter, onLeaf);
  return { events: there.events + written, written, streams, appends, checkpoints };
}

type Meter = (step: MoveProgress['step'], events: number, token: string | undefined) => void;

/** Tokens of every store increase and the newest is known, so progress needs no count of the events. */
async function meterOf({ from, onProgress }: LedgerMove): Promise<Meter> {
  const head = Number((await from.head()) ?? '0');
  return (step, events, token) =>
    onProgress?.({ step, events, done: token === undefined || head === 0 ? 0 : Math.min(1, Number(token) / head) });
}

/** How many events of the source the target already holds. @throws MoveRefused where it holds anything else */
async function commonBeginning(
  from: EventStore,
  to: EventStore,
  meter: Meter,
): Promise<{ readonly events: number; readonly last: string | undefined }> {
  const source = eventsOf(from);
  let events = 0;
  let last: string | undefined;
  for await (const page of to.readAll()) {
    for (const theirs of page) {
      const { value: ours } = await source.next();
      if (ours === undefined || !sameEvent(ours, theirs)) {
        await source.return(undefined);
        throw new MoveRefused(
          `The target holds something else: its event ${events} (${theirs.type} in ${theirs.stream}) is not that of the source. Name an empty target; nothing was written.`,
        );
      }
      events += 1;
      last = ours.token;
    }
    meter('comparing', events, last);
  }
  await source.return(undefined);
  return { events, last };
}

/** Appends all runs or throws; nothing is sent after one that failed. */
async function appendAll(to: EventStore, runs: readonly StreamRun[]): Promise<void> {
  const answers = await Promise.all(
    runs.map((run) => to.append(run[0].stream, run[0].revision === 0 ? 'none' : run[0].revision - 1, run)),
  );
  const refused = answers.findIndex(({ kind }) => kind !== 'appended');
  if (refused >= 0)
    throw new MoveRefused(
      `Somebody else writes to the target: ${runs[refused]?.[0].stream} stands at another revision there than it should.`,
    );
}

function* inGroups<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** Reads and compares both logs. Returns how many streams they have. @throws MoveRefused at the first difference */
async function sameLog(
  from: EventStore,
  to: EventStore,
  meter: Meter,
  onLeaf: (leaf: Uint8Array) => void,
): Promise<number> {
  const target = eventsOf(to);
  const streams = new Set<string>();
  let events = 0;
  for await (const page of from.readAll()) {
    for (const ours of page) {
      const { value: theirs } = await target.next();
      if (theirs === undefined || !sameEvent(ours, theirs))
        throw new MoveRefused(
          `Source and target differ at event ${events}: somebody else writes to one of them. Do not use the target.`,
        );
      streams.add(ours.stream);
      onLeaf(theirs.leaf);
      events += 1;
    }
    meter('verifying', events, page.at(-1)?.token);
  }
  const { value: surplus } = await target.next();
  await target.return(undefined);
  if (surplus !== undefined)
    throw new MoveRefused(`The target has more events than the source, from event ${events} on.`);
  return streams.size;
}

async function* eventsOf(store: EventStore): AsyncGenerator<StoredEvent, undefined, undefined> {
  for await (const page of store.readAll({ pageSize: 256 })) yield* page;
  return undefined;
}

/**
 * The leaf binds id, stream, revision, type, data and metadata. The leaf also binds each sealed box, which must be
 * present.
 */
function sameEvent(one: StoredEvent, other: StoredEvent): boolean {
  if (Buffer.compare(one.leaf, other.leaf) !== 0) return false;
  const pointers = Object.keys(one.sealed);
  return (
    pointers.length === Object.keys(other.sealed).length &&
    pointers.every(
      (pointer) =>
        one.sealed[pointer]?.box === other.sealed[pointer]?.box &&
        one.sealed[pointer]?.nonce === other.sealed[pointer]?.nonce,
    )
  );
}
