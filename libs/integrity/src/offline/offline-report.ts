import type { Check, FailureKind } from '@pacta/proof';
import type { LedgerFinding } from '@pacta/read-models';

/** The result of an offline verification: the shape of `pacta verify --json`, with the kind of the first failure. */
export interface OfflineReport {
  readonly ok: boolean;
  /** Number of events verified or failed. */
  readonly events: number;
  readonly checks: readonly Check[];
  readonly firstBad: LedgerFinding | null;
  /** Of the first check that failed; null where all passed. */
  readonly kind: FailureKind | null;
}

/** The report over these checks. `place` is the event that they are about, if one. */
export function offlineReport(
  checks: readonly Check[],
  events: number,
  place: Omit<LedgerFinding, 'why'> = { position: null, stream: null, revision: null, eventId: null },
): OfflineReport {
  const failed = checks.find(({ ok }) => !ok);
  return {
    ok: failed === undefined,
    events,
    checks,
    firstBad: failed === undefined ? null : { ...place, why: `${failed.name}: ${failed.detail}` },
    kind: failed?.kind ?? (failed === undefined ? null : 'malformed'),
  };
}
