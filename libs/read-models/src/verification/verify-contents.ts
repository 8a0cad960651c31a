import { existsSync } from 'node:fs';
import {
  leafDigest,
  type EventStore,
  type LeavesListener,
  type ReadFilter,
  type StoredEvent,
} from '@pacta/event-store';
import type { EventDefinition } from '@pacta/ledger';
import { sentenceOf } from '../engine/log-line.ts';
import type { LogRow } from '../tables/log-index/log-row.ts';
import { contentFault, metadataFault } from './event-fault.ts';
import { indexFault } from './index-fault.ts';
import { LogIndexReading } from './log-index-reading.ts';
import { RecordedHeads } from './recorded-heads.ts';
import { RecordedTimes } from './recorded-times.ts';
import { Salts } from './salts.ts';
import { earliest, Findings, notChecked, NOWHERE, type LedgerFinding, type VerifyCheck } from './verify-report.ts';
import { walkLedger } from './walk-ledger.ts';

export interface ContentsToVerify {
  readonly store: EventStore;
  /** Path of `read-models.db`, which may be absent. */
  readonly file: string;
  readonly catalogue: ReadonlyMap<string, EventDefinition>;
  readonly filter?: ReadFilter;
  /** The salt that the ledger's secret gives an event; undefined where the secret is not at hand. */
  readonly saltOf?: ((eventId: string) => string) | undefined;
  /** Called with the leaf hashes, in log order, where the store has no checks of its own that report them. */
  readonly onLeaves?: LeavesListener;
}

/** In a form that threads can send. */
export interface ContentsVerified {
  /** Events that were read. */
  readonly events: number;
  readonly checks: readonly VerifyCheck[];
  /** The first faulty event. */
  readonly firstBad: LedgerFinding | undefined;
}

/**
 * Reads the whole log as services do, and checks each event against the catalogue, its metadata, the ledger's secret, and
 * its row of the log index, and all of them against the recorded stream heads and one another's time. Damage is a finding; never throws.
 */
export async function verifyContents(options: ContentsToVerify): Promise<ContentsVerified> {
  const index = openIndex(options.file);
  const walk = new ContentsWalk(options, index, await RecordedHeads.of(options.store));
  try {
    for await (const walked of walkLedger(options.store, (at) => walk.rowAt(at)?.token, options.filter)) {
      if (walked.events === undefined) walk.unreadable(walked);
      else walk.take(walked.position, walked.events);
    }
    return walk.verified();
  } finally {
    if (index instanceof LogIndexReading) index.close();
  }
}

/** The log index, or why it can't be compared. */
export function openIndex(file: string): LogIndexReading | string {
  if (!existsSync(file)) return 'there are no read models; they are built at the next start';
  try {
    return new LogIndexReading(file);
  } catch (fault) {
    return `the read models can't be read: ${sentenceOf(fault)}`;
  }
}

class ContentsWalk {
  readonly #options: ContentsToVerify;
  readonly #index: LogIndexReading | string;
  readonly #heads: RecordedHeads;
  readonly #readable = new Findings();
  readonly #content = new Findings();
  readonly #metadata = new Findings();
  readonly #indexed = new Findings();
  readonly #salts: Salts;
  readonly #times = new RecordedTimes();
  #events = 0;
  #newer = 0;

  constructor(options: ContentsToVerify, index: LogIndexReading | string, heads: RecordedHeads) {
    this.#options = options;
    this.#index = index;
    this.#heads = heads;
    this.#salts = new Salts(options.saltOf);
  }

  rowAt(position: number): LogRow | undefined {
    return this.#index instanceof LogIndexReading ? this.#index.at(position) : undefined;
  }

  unreadable({
    position,
    why,
    last,
  }: {
    readonly position: number;
    readonly why: string;
    readonly last: boolean;
  }): void {
    const rest = last ? '; what follows was not read' : '';
    this.#readable.add({ ...placeOf(this.rowAt(position)), position, why: `the event can't be read: ${why}${rest}` });
    this.#heads.skip();
  }

  take(position: number, events: readonly StoredEvent[]): void {
    this.#events += events.length;
    for (const [at, event] of events.entries()) {
      note(this.#content, position + at, event, contentFault(event, this.#options.catalogue));
      note(this.#metadata, position + at, event, metadataFault(event));
    }
    this.#compareIndex(position, events, this.#leafHashes(position, events));
    this.#heads.take(events);
    this.#salts.take(position, events);
    this.#times.take(position, events);
  }

  verified(): ContentsVerified {
    this.#addCutTail();
    const [heads, salts] = [this.#heads.check(), this.#salts.check()];
    const all = [this.#readable, this.#content, this.#metadata, this.#indexed];
    return {
      events: this.#events,
      checks: [
        this.#readable.asCheck('readable', `all ${this.#events} events can be read, in order`),
        this.#content.asCheck('catalogue', 'every event is of a known type and its data fits it'),
        this.#metadata.asCheck('metadata', 'every event says who recorded it, by which command and when'),
        salts.check,
        this.#times.check(),
        this.#indexCheck(),
        heads.check,
      ],
      firstBad: earliest([...all.map(({ first }) => first), heads.first, salts.first]),
    };
  }

  #leafHashes(position: number, events: readonly StoredEvent[]): readonly Buffer[] | undefined {
    if (this.#options.onLeaves === undefined) return undefined;
    const hashes = events.map(({ leaf }) => leafDigest(leaf));
    this.#options.onLeaves(position, Buffer.concat(hashes));
    return hashes;
  }

  #compareIndex(position: number, events: readonly StoredEvent[], hashes: readonly Buffer[] | undefined): void {
    const index = this.#index;
    if (!(index instanceof LogIndexReading)) return;
    const known = events.slice(0, Math.max(0, index.events - position));
    this.#newer += events.length - known.length;
    const indexed = hashes && index.hashes(position, position + known.length);
    for (const [at, event] of known.entries()) {
      const row = index.at(position + at);
      if (row === undefined) note(this.#indexed, position + at, event, index.damage ?? 'the log index lacks it');
      else note(this.#indexed, position + at, event, indexFault(event, row) ?? leafFault(hashes?.[at], indexed, at));
    }
  }

  /** Events that the log index names and the store no longer has. */
  #addCutTail(): void {
    const stored = this.#events + this.#readable.count;
    if (!(this.#index instanceof LogIndexReading) || stored >= this.#index.events) return;
    const why = `the log index names ${this.#index.events} events, the store ends after ${stored}`;
    this.#indexed.add({ ...placeOf(this.#index.at(stored)), position: stored, why });
  }

  #indexCheck(): VerifyCheck {
    const name = 'log index';
    if (typeof this.#index === 'string') return notChecked(name, this.#index);
    const rest = this.#newer === 0 ? '' : `; ${this.#newer} newer events are not indexed yet`;
    return this.#indexed.asCheck(name, `its ${this.#index.events} rows are those of the stored events${rest}`);
  }
}

/** `indexed`: the leaf hashes that the log index has, concatenated. */
function leafFault(leafHash: Buffer | undefined, indexed: Uint8Array | undefined, at: number): string | undefined {
  const same = indexed === undefined || leafHash?.equals(indexed.subarray(at * 32, (at + 1) * 32)) === true;
  return same ? undefined : 'the leaf is not the one that was indexed: its hash differs';
}

function note(
  findings: Findings,
  position: number,
  { stream, revision, eventId }: StoredEvent,
  why: string | undefined,
): void {
  if (why !== undefined) findings.add({ position, stream, revision, eventId, why });
}

const placeOf = (row: LogRow | undefined): Omit<LedgerFinding, 'why'> =>
  row === undefined
    ? NOWHERE
    : { position: row.position, stream: row.stream, revision: row.revision, eventId: row.eventId };
