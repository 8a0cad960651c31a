import type { Check, FailureKind } from '@pacta/proof';
import type { LedgerFinding } from '@pacta/read-models';

/** What an offline verification comes to: the shape of `pacta verify --json`, with the kind of the first failure. */
export interface OfflineReport {
  readonly ok: boolean;
  /** Events that were verified, or failed to be. */
  readonly events: number;
  readonly checks: readonly Check[];
  readonly firstBad: LedgerFinding | null;
  /** Of the first check that failed; null where all passed. */
  readonly kind: FailureKind | null;
}

/** The report over these checks. `place` is the event they are about, where it is one. */
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
