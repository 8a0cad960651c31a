import { entriesWithin, isRefusal, readEffective, type EffectiveRange, type Refusal } from '@pacta/ledger';
import { readMoment, resolveAsOf } from '@pacta/read-models';
import type { AsOf } from '@pacta/reports';
import type { LedgerReads } from './ledger-reads.ts';
import { QueryFault } from './query-fault.ts';

/** The moment that an answer shows. */
export interface Shown {
  /** Leaf index of the last event that counts; -1 before the first. */
  readonly through: number;
  /** True where the reader asked for the past. */
  readonly past: boolean;
}

/** What an answer says and the moment that it shows. */
export interface Answer<Body> {
  readonly shown: Shown;
  readonly body: Body;
  /** Of the stream, where the answer is about one thing. */
  readonly revision?: number;
}

/** Leaf index for an answer; null before the first event. */
export const positionOf = ({ through }: Shown): number | null => (through < 0 ? null : through);

const malformed = ({ refused: code, detail, next }: Refusal, parameter: string): QueryFault =>
  new QueryFault({
    kind: code === 'not-a-moment' || code === 'not-days' ? 'malformed' : 'not-found',
    code,
    detail,
    next,
    parameter,
  });

/** @throws QueryFault malformed for what is no moment, not-found for one that the log does not have */
export function momentOf({ readModels, zone, now }: LedgerReads, asOf: string | undefined, parameter = 'asOf'): Shown {
  if (asOf === undefined) return { through: readModels.head() ?? -1, past: false };
  const found = resolveAsOf(asOf, readModels, { zone, now: now() });
  if (isRefusal(found)) throw malformed(found, parameter);
  return { through: found.position, past: true };
}

/** The days that an answer is about; undefined for all of them. @throws QueryFault malformed for what names no days */
export function effectiveOf(text: string | undefined): EffectiveRange | undefined {
  if (text === undefined) return undefined;
  const found = readEffective(text);
  if (isRefusal(found))
    throw new QueryFault({
      kind: 'malformed',
      code: found.refused,
      detail: found.detail,
      next: found.next,
      parameter: 'effective',
    });
  return found;
}

/** What a statement says of the moment that it shows. */
export function asOfShown({ readModels, dayOf }: LedgerReads, { through }: Shown): AsOf {
  const recordedAt = through < 0 ? null : (readModels.eventAt(through)?.recordedAt ?? null);
  return {
    position: through < 0 ? null : through,
    recordedAt,
    day: recordedAt === null ? null : dayOf(recordedAt),
  };
}

/** A state with those entries alone that were effective on the days asked for. */
export const stateWithin = <State>(state: State, range: EffectiveRange | undefined): State =>
  range === undefined ? state : entriesWithin(state, range);

/**
 * The calendar day to which ages are counted: today, or the day of the moment asked for (the last one of a period), of a
 * position the day on which its event was recorded. Never a day ahead.
 */
export function dayShown(reads: LedgerReads, asOf: string | undefined, recordedAt: string | null): string {
  const { zone, dayOf, now } = reads;
  const moment = asOf === undefined ? undefined : readMoment(asOf, zone);
  if (moment === undefined || isRefusal(moment)) return dayOf(now());
  if (moment.kind === 'position') return dayOf(recordedAt ?? now());
  return dayOf(new Date(Math.min(moment.last, Date.parse(now()))).toISOString());
}
