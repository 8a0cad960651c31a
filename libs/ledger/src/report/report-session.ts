import type { ActivityFacts, FlowFacts, GrantFacts } from './facts.ts';
import { KnownFlows } from './known-flows.ts';
import { pairReplaced, type Pairable } from './pair-replaced.ts';
import type { RelatedActivity } from './related-activities.ts';
import { ReportEvents, type DecidedReport, type SessionParts } from './report-events.ts';
import { amountKey, factIn, type CurrentFlow, type CurrentReport } from './current-report.ts';
import { believedVersion, compareVersions, hasMovedOn, type ReportVersion } from './version.ts';

export type { DecidedReport, SessionParts } from './report-events.ts';

/** The outcome of one record of the file. */
export interface Recording {
  /** `older`: the ledger holds a newer report that differs, so nothing is recorded. */
  readonly outcome: 'new' | 'there' | 'older';
  readonly events: readonly DecidedReport[];
}

/** An activity as recorded in events: the first one, and its continuations. */
export interface ReportedActivity {
  readonly head: ActivityFacts;
  readonly more: readonly Pick<ActivityFacts, 'partners' | 'budgets'>[];
  /** The activities that it names as related, spread over events. */
  readonly related: readonly (readonly RelatedActivity[])[];
}

/** What becomes of the transactions that the file no longer has. */
export interface Ending {
  readonly events: readonly DecidedReport[];
  /** They stand on, since nobody asked for their withdrawal. */
  readonly kept: readonly CurrentFlow[];
}

const THERE: Recording = { outcome: 'there', events: [] };
const OLDER: Recording = { outcome: 'older', events: [] };

/**
 * Decides what one file adds to one publisher's report: nothing where it is unchanged, a correction under the same
 * identifier or unique reference, else new reports and withdrawals. Deterministic: the same file on the same history
 * gives the same events with the same ids, and an interrupted import continues where it stopped.
 */
export class ReportSession {
  /** True where the ledger holds a newer report: then nothing is written. */
  readonly older: boolean;
  readonly #report: CurrentReport;
  readonly #parts: SessionParts;
  /** Of the file, as far as it is believed. */
  readonly #version: ReportVersion;
  readonly #generation: number;
  readonly #events: ReportEvents;
  readonly #known: KnownFlows;
  readonly #occurrences = new Map<string, number>();
  readonly #added: Pairable[] = [];
  /** Whether the file repeats or corrects a transaction that an earlier file has. */
  #repeats = false;

  constructor(report: CurrentReport, parts: SessionParts) {
    this.#report = report;
    this.#parts = parts;
    this.#version = believedVersion(parts.version, parts.readAt);
    this.older = report.head !== undefined && compareVersions(this.#version, report.version) < 0;
    this.#generation = report.lastFile === parts.fileHash ? report.generation : report.generation + 1;
    this.#events = new ReportEvents(parts, this.#generation);
    this.#known = new KnownFlows(report);
  }

  activity(activity: ReportedActivity, place: string): Recording {
    const recording = this.#statement(activity, place);
    if (this.older) return recording;
    const stated = recording.events.find(
      ({ type }) => type !== 'ActivityContinued.v1' && type !== 'ReportConfirmed.v1',
    );
    const related = this.#related(stated?.eventId ?? this.#report.head?.eventId ?? '', activity.related, place);
    return related.length === 0 ? recording : recorded(...recording.events, ...related);
  }

  /** Nothing where the ledger has the same ones; what is missing where this file was interrupted; else all, anew. */
  #related(of: string, chunks: ReportedActivity['related'], place: string): readonly DecidedReport[] {
    const { digests, generation } = this.#report.related;
    const wanted = chunks.map(this.#parts.digestOf);
    if (wanted.join() === digests.join()) return [];
    const begun = generation === this.#generation && wanted.slice(0, digests.length).join() === digests.join();
    return this.#events.related(of, chunks, begun ? digests.length : 0, place);
  }

  #statement({ head, more }: ReportedActivity, place: string): Recording {
    const { head: current } = this.#report;
    if (current === undefined) {
      const first = this.#events.activity(head, place);
      return recorded(first, ...this.#events.continued(first.eventId, more, 0, place));
    }
    const digest = this.#parts.digestOf(head);
    const same = digest === current.digest && more.map(this.#parts.digestOf).join() === current.more.join();
    if (this.older) return same ? THERE : OLDER;
    if (same) return { outcome: 'there', events: this.#confirmed(current.eventId, place) };
    if (current.generation === this.#generation && digest === current.digest)
      return recorded(...this.#events.continued(current.eventId, more, current.more.length, place));
    const correction = this.#events.corrected(current.eventId, { activity: head }, place);
    return recorded(correction, ...this.#events.continued(correction.eventId, more, 0, place));
  }

  /** `digestOf`: of the grant as it would be recorded in place of the current one. */
  grant(grant: GrantFacts, digestOf: () => string, place: string): Recording {
    const { head: current } = this.#report;
    if (current === undefined) return recorded(this.#events.grant(grant, place));
    const digest = digestOf();
    if (this.older) return digest === current.digest ? THERE : OLDER;
    if (digest === current.digest) return { outcome: 'there', events: this.#confirmed(current.eventId, place) };
    return recorded(this.#events.corrected(current.eventId, { grant }, place));
  }

  flow(flow: FlowFacts, place: string): Recording {
    const digest = this.#parts.digestOf(factIn(flow));
    const occurrence = (this.#occurrences.get(digest) ?? 0) + 1;
    this.#occurrences.set(digest, occurrence);
    const known = this.#known.match(flow, digest);
    if (known !== undefined && !(known.added && known.generation === this.#generation)) this.#repeats = true;
    if (known?.digest === digest) {
      if (known.added && known.generation === this.#generation) this.#added.push(known);
      return THERE;
    }
    if (this.older) return OLDER;
    if (known !== undefined) return recorded(this.#events.corrected(known.eventId, { flow }, place));
    const event = this.#events.flow(flow, digest, occurrence, place);
    // Where there is nothing that could be withdrawn, nothing can replace it.
    if (this.#report.flows.size > 0)
      this.#added.push({ eventId: event.eventId, kind: flow.kind, date: flow.date, amount: amountKey(flow) });
    return recorded(event);
  }

  /**
   * Call after the last flow: withdraws what the file no longer has where that was asked for, or where the file is the
   * publisher's newer report of the whole activity. Else what is gone stands on, in `kept`: the file may be one part of
   * several.
   */
  end(place: string): Ending {
    const gone = this.older ? [] : this.#known.unmatched();
    if (gone.length === 0) return { events: [], kept: [] };
    if (!this.#parts.withdraw && !this.#isNewerWhole(gone)) return { events: [], kept: gone };
    const { replacing, generation } = this.#report;
    const free = this.#added.filter(({ eventId }) => generation !== this.#generation || !replacing.has(eventId));
    const pairs = pairReplaced(gone, free);
    return {
      events: gone.map(({ eventId }) => this.#events.withdrawn(eventId, pairs.get(eventId), place)),
      kept: [],
    };
  }

  /** Newer by the publisher's date, and with a transaction in common, or one of the same kind and date. */
  #isNewerWhole(gone: readonly CurrentFlow[]): boolean {
    const { lastFile, version, versionBefore, withdrawing } = this.#report;
    const resumed = lastFile === this.#parts.fileHash;
    if (resumed && withdrawing) return true;
    if (!hasMovedOn(this.#version, resumed ? versionBefore : version)) return false;
    const dates = new Set(gone.flatMap(({ kind, date }) => (date === undefined ? [] : [`${kind} ${date}`])));
    return this.#repeats || this.#added.some(({ kind, date }) => dates.has(`${kind} ${date}`));
  }

  /** Records only the newer version, and only where the publisher's date has moved on. */
  #confirmed(of: string, place: string): readonly DecidedReport[] {
    return hasMovedOn(this.#version, this.#report.version) ? [this.#events.confirmed(of, place)] : [];
  }
}

const recorded = (...events: readonly DecidedReport[]): Recording => ({ outcome: 'new', events });
