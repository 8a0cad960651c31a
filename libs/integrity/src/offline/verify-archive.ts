import { verifyBundle } from '@pacta/proof';
import { membersOf } from '../bundling/archive.ts';
import { offlineReport, type OfflineReport } from './offline-report.ts';

/**
 * Verifies the archive of a bundle offline, without the ledger. `policy` is the text of the verifier's own policy;
 * without it the bundle's keys are used, and the check 'keys' says so. Never throws.
 */
export function verifyArchive(zip: Uint8Array, policy: string | undefined): OfflineReport {
  const members = membersOf(zip);
  if (typeof members === 'string')
    return offlineReport(
      [{ name: 'archive', ok: false, detail: `it can't be read: ${members}`, kind: 'malformed' }],
      0,
    );
  const { checks, events, firstBad } = verifyBundle({ members, ...(policy === undefined ? {} : { policy }) });
  const report = offlineReport(checks, events);
  return firstBad === null ? report : { ...report, firstBad: { ...firstBad, position: Number(firstBad.position) } };
}
