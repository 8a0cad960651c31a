import type { ReportDecided } from './events.ts';
import type { ActivityFacts, FlowFacts, GrantFacts } from './facts.ts';
import type { RelatedActivity } from './related-activities.ts';
import type { DigestOf } from './current-report.ts';
import type { ReportVersion } from './version.ts';

/** An event decided by an import, with the id derived from its content, and its effective date. */
export type DecidedReport = ReportDecided & { readonly eventId: string; readonly effectiveOn?: string };

export interface SessionParts {
  readonly digestOf: DigestOf;
  /** A UUID v5 within the stream. */
  readonly idOf: (name: string) => string;
  readonly fileHash: string;
  readonly version: ReportVersion;
  /** The present instant: stamps that lie ahead of it decide nothing. */
  readonly readAt: string;
  /** Whoever imports asked for what the file no longer has to be withdrawn. */
  readonly withdraw: boolean;
}

/** The content of a correction: exactly one of the three. */
export type CorrectedFact =
  { readonly activity: ActivityFacts } | { readonly grant: GrantFacts } | { readonly flow: FlowFacts };

type Continued = Pick<ActivityFacts, 'partners' | 'budgets'>;

const effective = (date: string | undefined) => (date === undefined ? {} : { effectiveOn: date });

/** Builds the events of one import. Ids derive from the file, its generation in the stream, and the content. */
export class ReportEvents {
  readonly #parts: SessionParts;
  readonly #generation: number;

  constructor(parts: SessionParts, generation: number) {
    this.#parts = parts;
    this.#generation = generation;
  }

  activity(head: ActivityFacts, place: string): DecidedReport {
    const eventId = this.#id('activity');
    return { eventId, type: 'ActivityReported.v1', data: { ...head, ...this.#source(place) } };
  }

  /** The continuations from index `from` on of the activity reported or corrected by `of`. */
  continued(of: string, more: readonly Continued[], from: number, place: string): readonly DecidedReport[] {
    return more.slice(from).map((each, index) => ({
      eventId: this.#id('continued', of, String(from + index)),
      type: 'ActivityContinued.v1',
      data: { of, ...each, ...this.#source(place) },
    }));
  }

  /** The related activities from chunk `from` on, as they were read with statement `of`; no chunk: there are none now. */
  related(
    of: string,
    chunks: readonly (readonly RelatedActivity[])[],
    from: number,
    place: string,
  ): readonly DecidedReport[] {
    const all = chunks.length === 0 ? [[]] : chunks;
    return all.slice(from).map((related, index) => ({
      eventId: this.#id('related', of, String(from + index)),
      type: 'ActivitiesRelated.v1',
      data: {
        of,
        related: [...related],
        ...(from + index === 0 ? {} : { continues: true as const }),
        ...this.#source(place),
      },
    }));
  }

  grant(grant: GrantFacts, place: string): DecidedReport {
    const data = { ...grant, ...this.#source(place) };
    return { eventId: this.#id('grant'), type: 'GrantReported.v1', data, ...effective(grant.date) };
  }

  /** `digest` and `occurrence` tell identical transactions of a file apart. */
  flow(flow: FlowFacts, digest: string, occurrence: number, place: string): DecidedReport {
    const eventId = this.#id('flow', digest, String(occurrence));
    const data = { ...flow, ...(occurrence === 1 ? {} : { occurrence }), ...this.#source(place) };
    return { eventId, type: 'FlowReported.v1', data, ...effective(flow.date) };
  }

  corrected(corrects: string, fact: CorrectedFact, place: string): DecidedReport {
    const sameUnder = 'flow' in fact ? 'reference' : 'identifier';
    const reason = `A file that is not older says otherwise under the same ${sameUnder}.`;
    const date = 'flow' in fact ? fact.flow.date : 'grant' in fact ? fact.grant.date : undefined;
    return {
      eventId: this.#id('corrected', corrects),
      type: 'ReportCorrected.v1',
      data: { corrects, reason, ...fact, ...this.#source(place) },
      ...effective(date),
    };
  }

  withdrawn(withdraws: string, replacedBy: string | undefined, place: string): DecidedReport {
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
  }

  confirmed(of: string, place: string): DecidedReport {
    return { eventId: this.#id('confirmed'), type: 'ReportConfirmed.v1', data: { of, ...this.#source(place) } };
  }

  #id(...names: readonly string[]): string {
    return this.#parts.idOf([this.#parts.fileHash, String(this.#generation), ...names].join('\u0000'));
  }

  #source(place: string) {
    return { fileHash: this.#parts.fileHash, place, ...this.#parts.version };
  }
}
