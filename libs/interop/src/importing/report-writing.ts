import { hash } from 'node:crypto';
import { derivedId, type ReportRecorder, type ReportRequest } from '@pacta/event-store';
import {
  activityShape,
  factIn,
  flowShape,
  grantShape,
  moreOfActivityShape,
  ReportSession,
  CurrentReport,
  streamName,
  type DecidedReport,
  type GrantFacts,
  type Recording,
} from '@pacta/ledger';
import { leafJson } from '@pacta/proof';
import { SubjectForgotten } from '@pacta/sealing';
import type { Rejection } from '../mapping/rejection.ts';
import type { ImportTally } from './import-summary.ts';
import type { ActivityPart, GrantPart, ReadFlow, ReportKey } from './source-format.ts';

/** 128 bits of SHA-256: collisions are negligible. */
export const digestOf = (fact: object): string => hash('sha256', leafJson(fact), 'base64url').slice(0, 22);

export interface WritingParts {
  readonly recorder: ReportRecorder;
  readonly tally: ImportTally;
  readonly fileHash: string;
  readonly actor: string;
  readonly commandId: string;
  readonly dryRun: boolean;
  readonly withdraw: boolean;
}

type Shape = {
  safeParse(value: unknown): {
    readonly success: boolean;
    readonly error?: {
      readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
    };
  };
};

/**
 * Writes one report of the file: finds what the ledger already has of it, appends what is new, and counts the totals of
 * both.
 */
export class ReportWriting {
  readonly #parts: WritingParts;
  readonly #request: ReportRequest;
  readonly #current: CurrentReport;
  readonly #session: ReportSession;
  readonly #place: string;
  #revision: number;
  /** Why the activity itself can't be recorded. */
  #unfit: Rejection | undefined;

  private constructor(parts: WritingParts, request: ReportRequest, current: CurrentReport, key: ReportKey) {
    this.#parts = parts;
    this.#request = request;
    this.#current = current;
    this.#revision = current.revision;
    this.#place = key.place;
    this.#session = new ReportSession(current, {
      digestOf,
      idOf: (name) => derivedId(name, key.report),
      fileHash: parts.fileHash,
      version: key.version,
      readAt: parts.recorder.now(),
      withdraw: parts.withdraw,
    });
    if (this.#session.older) parts.tally.older += 1;
  }

  /** Reads what the ledger has of the report, where it has any. */
  static async open(parts: WritingParts, key: ReportKey, isKnown: boolean): Promise<ReportWriting> {
    const stream = streamName('report', key.report);
    const current = new CurrentReport(digestOf);
    if (isKnown) for await (const page of parts.recorder.history(stream)) for (const event of page) current.take(event);
    const { actor, commandId } = parts;
    return new ReportWriting(parts, { stream, partnershipId: key.partnershipId, actor, commandId }, current, key);
  }

  /** @throws StoreUnavailable, ReportOvertaken */
  async activityPart({ activity, flows, rejected, last, place }: ActivityPart): Promise<void> {
    const { tally } = this.#parts;
    const events: DecidedReport[] = [];
    const counting: (() => void)[] = [];
    if (activity !== undefined) {
      const more = activity.more.map((each) => misfit(moreOfActivityShape, each, place));
      this.#unfit = misfit(activityShape, activity.head, place) ?? more.find((unfit) => unfit !== undefined);
      if (this.#unfit !== undefined) tally.reject(this.#unfit);
    }
    // Without its head a report has no publisher, so its transactions can't be recorded.
    if (this.#unfit !== undefined) return this.#rejectAll(this.#unfit, flows, rejected);
    if (activity !== undefined) {
      const recording = this.#session.activity(activity, place);
      const parts = 1 + activity.more.length + activity.related.length;
      events.push(...recording.events);
      counting.push(() => this.#count(recording, place, undefined, parts));
    }
    for (const flow of flows) {
      const unfit = misfit(flowShape, flow.facts, flow.place);
      if (unfit !== undefined) {
        counting.push(() => tally.reject({ ...unfit, counted: flow.counted }));
        continue;
      }
      const recording = this.#session.flow(flow.facts, flow.place);
      events.push(...recording.events);
      counting.push(() => this.#count(recording, flow.place, flow));
    }
    if (last) {
      const { events: withdrawals, kept } = this.#session.end(this.#place);
      events.push(...withdrawals);
      counting.push(() => tally.takenBack.kept(kept));
    }
    await this.#record(events);
    for (const count of counting) count();
    for (const each of rejected) tally.reject(each);
  }

  /** @throws StoreUnavailable, ReportOvertaken */
  async grantPart({ grant, place, counted }: GrantPart): Promise<void> {
    const { tally } = this.#parts;
    const unfit = misfit(grantShape, grant, place);
    if (unfit !== undefined) return tally.reject({ ...unfit, counted });
    try {
      const recording = this.#session.grant(grant, () => this.#digestWhereItStands(grant), place);
      await this.#record(recording.events);
      this.#count(recording, place, { facts: grant, counted });
    } catch (fault) {
      if (!(fault instanceof SubjectForgotten)) throw fault;
      // A field that can't be sealed again can't be compared: the recorded value is kept.
      if (this.#current.head !== undefined)
        return this.#count({ outcome: 'there', events: [] }, place, { facts: grant, counted });
      tally.reject({
        place,
        code: 'subject-forgotten',
        reason: 'The grant went to a person whom the ledger has forgotten.',
        counted,
      });
    }
  }

  async #record(events: readonly DecidedReport[]): Promise<void> {
    if (events.length === 0) return;
    const { recorder, tally, dryRun } = this.#parts;
    if (!dryRun) this.#revision = await recorder.record(this.#request, this.#revision, events);
    tally.written += events.length;
    tally.takenBack.take(events, this.#current);
  }

  /** Counts what is written, was already recorded, or is older, and flows also in the control totals. */
  #count(
    { outcome, events }: Recording,
    place: string,
    amount: (Pick<ReadFlow, 'counted'> & { readonly facts: GrantFacts | ReadFlow['facts'] }) | undefined,
    parts = 1,
  ): void {
    const { tally } = this.#parts;
    if (outcome === 'older')
      return tally.reject({
        place,
        code: 'older-report',
        reason: 'The ledger holds a newer report of the same, which says otherwise.',
        ...(amount === undefined ? {} : { counted: amount.counted }),
      });
    if (outcome === 'there') tally.alreadyThere += parts;
    else tally.alreadyThere += Math.max(0, parts - events.length);
    if (amount !== undefined) tally.recorded(amount.counted, amount.facts);
  }

  #rejectAll(unfit: Rejection, flows: readonly ReadFlow[], rejected: ActivityPart['rejected']): void {
    const { tally } = this.#parts;
    for (const { place, counted } of flows)
      tally.reject({ place, code: 'activity-rejected', reason: `Its activity was rejected: ${unfit.reason}`, counted });
    for (const each of rejected) tally.reject(each);
  }

  /** A private recipient's fields are compared as they would be sealed in the recorded event. */
  #digestWhereItStands(grant: GrantFacts): string {
    const { head } = this.#current;
    if (head === undefined || grant.individual === undefined) return digestOf(grant);
    const source = { fileHash: this.#parts.fileHash, place: this.#place };
    const { eventId } = head;
    const sealed =
      head.under === ''
        ? this.#parts.recorder.sealedData(this.#request, {
            eventId,
            type: 'GrantReported.v1',
            data: { ...grant, ...source },
          })
        : this.#parts.recorder.sealedData(this.#request, {
            eventId,
            type: 'ReportCorrected.v1',
            data: { corrects: eventId, reason: 'Compared.', grant, ...source },
          });
    return digestOf(head.under === '' ? factIn(sealed as object) : (sealed as { readonly grant: object }).grant);
  }
}

/** Refused by the event's schema: the mapping should have prevented it, so this is a last check. */
function misfit(shape: Shape, fact: object, place: string): Rejection | undefined {
  const outcome = shape.safeParse(fact);
  if (outcome.success) return undefined;
  const [issue] = outcome.error?.issues ?? [];
  const at = (issue?.path ?? []).map((step) => `/${String(step)}`).join('');
  return { place, code: 'not-recordable', reason: `${at}: ${issue?.message}.` };
}
