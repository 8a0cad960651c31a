import type { RecordedEvent } from '../recorded-event.ts';
import type { ReportRecorded } from './events.ts';
import type { FlowFacts } from './facts.ts';
import type { Money } from '../money.ts';
import { comparableText } from '../text.ts';
import { believedVersion, newerOf, type ReportVersion } from './version.ts';

/** A short, collision-free digest of a fact, such as a hash of its canonical JSON. */
export type DigestOf = (fact: object) => string;

/** The current statement of the activity, or of the grant. */
export interface CurrentHead {
  readonly eventId: string;
  readonly digest: string;
  /** Digests of the continuations. */
  readonly more: readonly string[];
  readonly generation: number;
  /** JSON pointer to the fact in its event's data. */
  readonly under: '' | '/grant' | '/activity';
  /** Of a grant. */
  readonly award: Money | undefined;
  /** Where its file said it. */
  readonly place: string;
}

export interface CurrentFlow {
  readonly eventId: string;
  readonly digest: string;
  readonly generation: number;
  /** False for a correction of an earlier report. */
  readonly added: boolean;
  readonly kind: string;
  readonly date: string | undefined;
  /** As text, to compare by. */
  readonly amount: string;
  readonly money: Money;
  /** Where its file said it. */
  readonly place: string;
  /** Its reference in the form that is compared, where it is unique in its activity. */
  readonly ref: string | undefined;
}

const SOURCE = new Set(['fileHash', 'place', 'updatedAt', 'generatedAt', 'occurrence', 'unique']);

/** The fact in an event's data, without its source and without whether its reference is unique. */
export const factIn = (data: object): object =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !SOURCE.has(name)));

/** The amount of a flow as text, to compare flows by. */
export const amountKey = ({ amount }: FlowFacts): string => `${amount.amount} ${amount.currency}`;

/**
 * The current content of one publisher's report stream, as far as the next import needs it: built from its events in
 * order. Mutable, unlike the folds: an activity may have a hundred thousand transactions, and an import reads it once.
 */
export class CurrentReport {
  /** Of the last event; -1 for a new stream. */
  revision = -1;
  head: CurrentHead | undefined;
  /** As far as its stamps are believed. */
  version: ReportVersion = {};
  /** How many files have been imported here, one after the other; an immediate repetition counts once. */
  generation = 0;
  lastFile: string | undefined;
  /** Digests of the related activities, event by event, and the generation that stated them. */
  related: { readonly digests: readonly string[]; readonly generation: number } = { digests: [], generation: 0 };
  /** As it was before the last file. */
  versionBefore: ReportVersion = {};
  /** Whether the last file has withdrawn anything. */
  withdrawing = false;
  readonly flows = new Map<string, CurrentFlow>();
  /** New reports of the last file that already replace a withdrawn one. */
  readonly replacing = new Set<string>();
  readonly #digestOf: DigestOf;

  constructor(digestOf: DigestOf) {
    this.#digestOf = digestOf;
  }

  /** Applies the next event of the stream; events that no import wrote change nothing. */
  take(event: RecordedEvent): void {
    this.revision = event.revision;
    if (isReport(event)) this.#takeReport(event);
  }

  #takeReport({ eventId, ...event }: ReportRecorded): void {
    this.#takeSource(event.data, event.metadata.recordedAt);
    const { generation } = this;
    switch (event.type) {
      case 'ActivityReported.v1':
      case 'GrantReported.v1': {
        const digest = this.#digestOf(factIn(event.data));
        const award = event.type === 'GrantReported.v1' ? event.data.amount : undefined;
        this.head = { eventId, digest, more: [], generation, under: '', award, place: event.data.place };
        return;
      }
      case 'ActivityContinued.v1': {
        const { partners, budgets } = event.data;
        if (this.head !== undefined)
          this.head = { ...this.head, more: [...this.head.more, this.#digestOf({ partners, budgets })] };
        return;
      }
      case 'ActivitiesRelated.v1': {
        const { related, continues } = event.data;
        const before = continues === true ? this.related.digests : [];
        this.related = { digests: related.length === 0 ? before : [...before, this.#digestOf(related)], generation };
        return;
      }
      case 'FlowReported.v1':
        this.#setCurrent(eventId, event.data, event.data.place, true);
        return;
      case 'ReportCorrected.v1': {
        const { corrects, activity, flow, grant, place } = event.data;
        const head = activity ?? grant;
        this.flows.delete(corrects);
        if (flow !== undefined) this.#setCurrent(eventId, flow, place, false);
        if (head === undefined) return;
        const under = grant === undefined ? '/activity' : '/grant';
        this.head = { eventId, digest: this.#digestOf(head), more: [], generation, under, award: grant?.amount, place };
        return;
      }
      case 'ReportWithdrawn.v1': {
        const { withdraws, replacedBy } = event.data;
        this.flows.delete(withdraws);
        this.withdrawing = true;
        if (replacedBy !== undefined) this.replacing.add(replacedBy);
        return;
      }
      case 'ReportConfirmed.v1':
    }
  }

  #takeSource(source: ReportRecorded['data'], recordedAt: string): void {
    const { fileHash } = source;
    const before = this.version;
    this.version = newerOf(believedVersion(source, recordedAt), before);
    if (fileHash === this.lastFile) return;
    this.versionBefore = before;
    this.withdrawing = false;
    this.lastFile = fileHash;
    this.generation += 1;
    this.replacing.clear();
  }

  #setCurrent(eventId: string, fact: FlowFacts, place: string, added: boolean): void {
    this.flows.set(eventId, {
      eventId,
      digest: this.#digestOf(factIn(fact)),
      generation: this.generation,
      added,
      kind: fact.kind,
      date: fact.date,
      amount: amountKey(fact),
      money: fact.amount,
      place,
      ref: fact.unique === true && fact.ref !== undefined ? comparableText(fact.ref) : undefined,
    });
  }
}

const TYPES: ReadonlySet<string> = new Set<ReportRecorded['type']>([
  'ActivityReported.v1',
  'ActivityContinued.v1',
  'ActivitiesRelated.v1',
  'FlowReported.v1',
  'GrantReported.v1',
  'ReportConfirmed.v1',
  'ReportCorrected.v1',
  'ReportWithdrawn.v1',
]);

const isReport = (event: RecordedEvent): event is ReportRecorded => TYPES.has(event.type);
