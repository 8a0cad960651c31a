import { leafDigest, nodeDigest, type EventStore, type StoredEvent } from '@pacta/event-store';
import { LEDGER_STREAM, streamHeads, type StreamHead } from '@pacta/ledger';
import { encodeHex, streamEndsRoot } from '@pacta/proof';
import { sentenceOf } from '../engine/log-line.ts';
import { Findings, notChecked, type LedgerFinding, type VerifyCheck } from './verify-report.ts';

/** An event that recorded stream heads, and the size of the log that it says it covers. */
interface Recorded {
  readonly eventId: string;
  readonly size: number;
  readonly heads: readonly StreamHead[];
}

const NAME = 'stream heads';
const PAGE = 500;

/**
 * Recomputes the recorded stream heads (`StreamHeads.v1`) during the pass over the log: tracks the last revision of
 * each stream of a partnership, and compares at the size that a record covers.
 */
export class RecordedHeads {
  readonly #findings = new Findings();
  /** By the size that they cover, the smallest first. */
  readonly #due: Recorded[];
  readonly #unreadable: string | undefined;
  /** Partnerships named in any record: only these are tracked. */
  readonly #named: ReadonlySet<string>;
  readonly #partnerships = new Map<string, { events: number; readonly ends: Map<string, number> }>();
  /** Event id of a record → what is wrong with it, until the pass reaches the record. */
  readonly #verdicts = new Map<string, readonly string[]>();
  #position = 0;
  #checked = 0;
  #unmade = 0;
  /** Position of an event that could not be read: heads after it can't be computed. */
  #brokenAt: number | undefined;

  private constructor(recorded: Recorded[], unreadable?: string) {
    this.#due = recorded.sort((left, right) => left.size - right.size);
    this.#unreadable = unreadable;
    this.#named = new Set(recorded.flatMap(({ heads }) => heads.map(({ partnership }) => partnership)));
  }

  /** The records in the store now. Never throws: the check reports that they can't be read. */
  static async of(store: EventStore): Promise<RecordedHeads> {
    const found: Recorded[] = [];
    try {
      for (let from = 0; ; from += PAGE) {
        const page = await store.readStream(LEDGER_STREAM, { from, limit: PAGE });
        for (const { type, eventId, data } of page) {
          const read = type === streamHeads.type ? streamHeads.data.safeParse(data) : undefined;
          // Data of another shape is reported by the catalogue check.
          if (read?.success === true) found.push({ eventId, ...read.data });
        }
        if (page.length < PAGE) return new RecordedHeads(found);
      }
    } catch (fault) {
      return new RecordedHeads([], sentenceOf(fault));
    }
  }

  /** The events of the log, each once and in order. */
  take(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (this.#position === this.#due[0]?.size) this.#judgeDue();
      if (event.type === streamHeads.type && event.stream === LEDGER_STREAM) this.#meet(event);
      if (this.#named.size > 0) this.#keepUp(event);
      this.#position += 1;
    }
  }

  /** Marks a position whose event can't be read. */
  skip(): void {
    if (this.#position === this.#due[0]?.size) this.#judgeDue();
    this.#brokenAt ??= this.#position;
    this.#position += 1;
  }

  /** Called after the last event. */
  check(): { readonly check: VerifyCheck; readonly first: LedgerFinding | undefined } {
    const { first } = this.#findings;
    if (this.#unreadable !== undefined)
      return { check: notChecked(NAME, `they can't be read: ${this.#unreadable}`), first };
    if (this.#checked + this.#unmade === 0) return { check: notChecked(NAME, 'none were recorded yet'), first };
    const rest = this.#unmade === 0 ? '' : `; ${this.#unmade} cover event @${this.#brokenAt}, which can't be read`;
    const recorded = this.#checked === 1 ? '1 event' : `${this.#checked} events`;
    const good = `recorded in ${recorded}, and the same where they are computed again from the log${rest}`;
    return { check: this.#findings.asCheck(NAME, good), first };
  }

  #keepUp({ stream, revision, metadata }: StoredEvent): void {
    const id: unknown = metadata.partnershipId;
    if (typeof id !== 'string' || !this.#named.has(id)) return;
    const known = this.#partnerships.get(id);
    if (known === undefined) this.#partnerships.set(id, { events: 1, ends: new Map([[stream, revision]]) });
    else {
      known.events += 1;
      known.ends.set(stream, revision);
    }
  }

  #judgeDue(): void {
    while (this.#due[0]?.size === this.#position) {
      const { eventId, heads } = this.#due.shift() as Recorded;
      if (this.#brokenAt === undefined)
        this.#verdicts.set(
          eventId,
          heads.flatMap((head) => this.#faultOf(head) ?? []),
        );
    }
  }

  /** Compares a record of heads: everything that it covers must come before it. */
  #meet(event: StoredEvent): void {
    const verdict = this.#verdicts.get(event.eventId);
    this.#verdicts.delete(event.eventId);
    const ahead = this.#due.findIndex(({ eventId }) => eventId === event.eventId);
    if (verdict === undefined && ahead < 0) {
      if (this.#brokenAt !== undefined) this.#unmade += 1;
      return;
    }
    this.#checked += 1;
    const [early] = ahead < 0 ? [] : this.#due.splice(ahead, 1);
    const faults =
      early === undefined
        ? (verdict ?? [])
        : [`it says to cover ${early.size} events, and has ${this.#position} before it`];
    for (const why of faults) this.#add(event, why);
  }

  #faultOf({ partnership, streams, events, root }: StreamHead): string | undefined {
    const { events: found, ends } = this.#partnerships.get(partnership) ?? {
      events: 0,
      ends: new Map<string, number>(),
    };
    const of = `of partnership ${partnership}`;
    if (streams !== ends.size) return `${of} it says ${streams} streams, and up to there the log has ${ends.size}`;
    if (events !== found) return `${of} it says ${events} events, and up to there the log has ${found}`;
    const list = [...ends].map(([stream, revision]) => ({ stream, revision }));
    const own = encodeHex(streamEndsRoot(list, { leafHash: leafDigest, nodeHash: nodeDigest }));
    return own === root ? undefined : `${of} it has another root than the ends of its ${streams} streams make, ${own}`;
  }

  #add({ stream, revision, eventId, type }: StoredEvent, why: string): void {
    this.#findings.add({ position: this.#position, stream, revision, eventId, why: `${type}: ${why}` });
  }
}
