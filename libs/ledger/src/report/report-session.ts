import type { ReportDecided } from './events.ts';
import type { ActivityFacts, FlowFacts, GrantFacts } from './facts.ts';
import { KnownFlows } from './known-flows.ts';
import { pairReplaced, type Pairable } from './pair-replaced.ts';
import { factIn, type DigestOf, type StandingReport } from './standing-report.ts';
import { compareVersions, hasMovedOn, type ReportVersion } from './version.ts';

/** An event decided by an import, with the id derived from its content, and its effective date. */
export type DecidedReport = ReportDecided & { readonly eventId: string; readonly effectiveOn?: string };

/** The outcome of one record of the file. */
export interface Recording {
  /** `older`: the ledger holds a newer report that differs, so nothing is recorded. */
  readonly outcome: 'new' | 'there' | 'older';
  readonly events: readonly DecidedReport[];
}

export interface SessionParts {
  readonly digestOf: DigestOf;
  /** A UUID v5 within the stream. */
  readonly idOf: (name: string) => string;
  readonly fileHash: string;
  readonly version: ReportVersion;
}

/** An activity as recorded in events: the first one, and its continuations. */
export interface ReportedActivity {
  readonly head: ActivityFacts;
  readonly more: readonly Pick<ActivityFacts, 'partners' | 'budgets'>[];
}

const CORRECTED = 'A file that is not older says otherwise under the same';
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
  readonly #standing: StandingReport;
  readonly #parts: SessionParts;
  readonly #generation: number;
  readonly #known: KnownFlows;
  readonly #occurrences = new Map<string, number>();
  readonly #added: Pairable[] = [];

  constructor(standing: StandingReport, parts: SessionParts) {
    this.#standing = standing;
    this.#parts = parts;
    this.older = standing.head !== undefined && compareVersions(parts.version, standing.version) < 0;
    this.#generation = standing.lastFile === parts.fileHash ? standing.generation : standing.generation + 1;
    this.#known = new KnownFlows(standing);
  }

  activity({ head, more }: ReportedActivity, place: string): Recording {
    const source = this.#source(place);
    const said = { digest: this.#parts.digestOf(head), more: more.map(this.#parts.digestOf) };
    const { head: stands } = this.#standing;
    const goesOn = (of: string, from: number): DecidedReport[] =>
      more.slice(from).map((each, index) => ({
        eventId: this.#id('continued', of, String(from + index)),
        type: 'ActivityContinued.v1',
        data: { of, ...each, ...source },
      }));
    if (stands === undefined) {
      const eventId = this.#id('activity');
      return {
        outcome: 'new',
        events: [{ eventId, type: 'ActivityReported.v1', data: { ...head, ...source } }, ...goesOn(eventId, 0)],
      };
    }
    const same = said.digest === stands.digest && said.more.join() === stands.more.join();
    if (this.older) return same ? THERE : OLDER;
    if (same) return { outcome: 'there', events: this.#confirmed(stands.eventId, place) };
    if (stands.generation === this.#generation && said.digest === stands.digest)
      return { outcome: 'new', events: goesOn(stands.eventId, stands.more.length) };
    const eventId = this.#id('corrected', stands.eventId);
    const data = { corrects: stands.eventId, reason: `${CORRECTED} identifier.`, activity: head, ...source };
    return { outcome: 'new', events: [{ eventId, type: 'ReportCorrected.v1', data }, ...goesOn(eventId, 0)] };
  }

  /** `digest`: of the grant as it would be recorded in place of the current one. */
  grant(grant: GrantFacts, digest: string, place: string): Recording {
    const { head: stands } = this.#standing;
    const effective = grant.date === undefined ? {} : { effectiveOn: grant.date };
    const source = this.#source(place);
    if (stands === undefined)
      return {
        outcome: 'new',
        events: [{ eventId: this.#id('grant'), type: 'GrantReported.v1', data: { ...grant, ...source }, ...effective }],
      };
    if (this.older) return digest === stands.digest ? THERE : OLDER;
    if (digest === stands.digest) return { outcome: 'there', events: this.#confirmed(stands.eventId, place) };
    const eventId = this.#id('corrected', stands.eventId);
    const data = { corrects: stands.eventId, reason: `${CORRECTED} identifier.`, grant, ...source };
    return { outcome: 'new', events: [{ eventId, type: 'ReportCorrected.v1', data, ...effective }] };
  }

  flow(flow: FlowFacts, place: string): Recording {
    const digest = this.#parts.digestOf(factIn(flow));
    const occurrence = (this.#occurrences.get(digest) ?? 0) + 1;
    this.#occurrences.set(digest, occurrence);
    const standing = this.#known.meet(flow, digest);
    if (standing?.digest === digest) {
      if (standing.added && standing.generation === this.#generation) this.#added.push(standing);
      return THERE;
    }
    if (this.older) return OLDER;
    const effective = flow.date === undefined ? {} : { effectiveOn: flow.date };
    const source = this.#source(place);
    if (standing !== undefined) {
      const data = { corrects: standing.eventId, reason: `${CORRECTED} reference.`, flow, ...source };
      return {
        outcome: 'new',
        events: [{ eventId: this.#id('corrected', standing.eventId), type: 'ReportCorrected.v1', data, ...effective }],
      };
    }
    const eventId = this.#id('flow', digest, String(occurrence));
    const data = { ...flow, ...(occurrence === 1 ? {} : { occurrence }), ...source };
    this.#added.push({
      eventId,
      kind: flow.kind,
      date: flow.date,
      amount: `${flow.amount.amount} ${flow.amount.currency}`,
    });
    return { outcome: 'new', events: [{ eventId, type: 'FlowReported.v1', data, ...effective }] };
  }

  /** Call after the last flow: withdraws what the file no longer has. */
  end(place: string): readonly DecidedReport[] {
    if (this.older) return [];
    const gone = this.#known.gone();
    if (gone.length === 0) return [];
    const { replacing, generation } = this.#standing;
    const free = this.#added.filter(({ eventId }) => generation !== this.#generation || !replacing.has(eventId));
    const pairs = pairReplaced(gone, free);
    return gone.map(({ eventId: withdraws }) => {
      const replacedBy = pairs.get(withdraws);
      const reason =
        replacedBy === undefined ? 'no longer has this transaction' : 'has it changed, without a unique reference';
      return {
        eventId: this.#id('withdrawn', withdraws),
        type: 'ReportWithdrawn.v1',
        data: {
          withdraws,
          ...(replacedBy === undefined ? {} : { replacedBy }),
          reason: `A file that is not older ${reason}.`,
          ...this.#source(place),
        },
      };
    });
  }

  /** Records only the newer version, and only where the publisher's date has moved on. */
  #confirmed(of: string, place: string): readonly DecidedReport[] {
    if (!hasMovedOn(this.#parts.version, this.#standing.version)) return [];
    return [{ eventId: this.#id('confirmed'), type: 'ReportConfirmed.v1', data: { of, ...this.#source(place) } }];
  }

  #id(...names: readonly string[]): string {
    return this.#parts.idOf([this.#parts.fileHash, String(this.#generation), ...names].join('\u0000'));
  }

  #source(place: string) {
    return { fileHash: this.#parts.fileHash, place, ...this.#parts.version };
  }
}
