import { entriesWithin, isRefusal, readEffective, type EffectiveRange, type Refusal } from '@pacta/ledger';
import { readMoment, resolveAsOf } from '@pacta/read-models';
import type { AsOf } from '@pacta/reports';
import type { LedgerReads } from './ledger-reads.ts';
import { QueryFault } from './query-fault.ts';

/** The moment that an answer shows. */
export interface Shown {
  /** Leaf index of the last event that counts; -1 before the first. */
  readonly through: number;
  /** True where the reader asked for a past moment. */
  readonly past: boolean;
}

/** An answer, and the moment that it shows. */
export interface Answer<Body> {
  readonly shown: Shown;
  readonly body: Body;
  /** Revision of the stream, where the answer is about one thing. */
  readonly revision?: number;
}

/** The leaf index in an answer; null before the first event. */
export const positionOf = ({ through }: Shown): number | null => (through < 0 ? null : through);

const malformed = ({ refused: code, detail, next }: Refusal, parameter: string): QueryFault =>
  new QueryFault({
    kind: code === 'not-a-moment' || code === 'not-days' ? 'malformed' : 'not-found',
    code,
    detail,
    next,
    parameter,
  });

/** @throws QueryFault malformed where it is not a moment, not-found where the log does not have it */
export function momentOf({ readModels, zone, now }: LedgerReads, asOf: string | undefined, parameter = 'asOf'): Shown {
  if (asOf === undefined) return { through: readModels.head() ?? -1, past: false };
  const found = resolveAsOf(asOf, readModels, { zone, now: now() });
  if (isRefusal(found)) throw malformed(found, parameter);
  return { through: found.position, past: true };
}

/** The days that an answer covers; undefined for all. @throws QueryFault malformed where they are not days */
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

/** The moment shown, as statements have it. */
export function asOfShown({ readModels, dayOf }: LedgerReads, { through }: Shown): AsOf {
  const recordedAt = through < 0 ? null : (readModels.eventAt(through)?.recordedAt ?? null);
  return {
    position: through < 0 ? null : through,
    recordedAt,
    day: recordedAt === null ? null : dayOf(recordedAt),
  };
}

/** A state with only the entries effective on the requested days. */
export const stateWithin = <State>(state: State, range: EffectiveRange | undefined): State =>
  range === undefined ? state : entriesWithin(state, range);

/**
 * The calendar day for ages: today, or the day of the requested moment (the last one of a period; for a position the
 * day on which its event was recorded). Never in the future.
 */
export function dayShown(reads: LedgerReads, asOf: string | undefined, recordedAt: string | null): string {
  const { zone, dayOf, now } = reads;
  const moment = asOf === undefined ? undefined : readMoment(asOf, zone);
  if (moment === undefined || isRefusal(moment)) return dayOf(now());
  if (moment.kind === 'position') return dayOf(recordedAt ?? now());
  return dayOf(new Date(Math.min(moment.last, Date.parse(now()))).toISOString());
}
