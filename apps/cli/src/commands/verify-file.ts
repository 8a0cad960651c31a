import { isZip, verifyArchive, verifyReceipt, type OfflineReport } from '@pacta/integrity';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import { readInput } from '../reading/input-file.ts';

const PROOF = 'c2sp.org/tlog-proof@v1';

/** Verifies a proof or a bundle offline. @throws CommandFault where a file that it needs is missing */
export function verifyFile(
  file: string,
  { event, policy }: { readonly event?: string; readonly policy?: string },
): OfflineReport {
  const bytes = readInput(file);
  if (isZip(bytes)) {
    if (event !== undefined)
      throw new CommandFault(EXIT.usage, 'A bundle brings its events along.', 'Leave --event out.');
    return verifyArchive(bytes, policy === undefined ? undefined : readInput(policy).toString('utf8'));
  }
  if (!bytes.subarray(0, PROOF.length).equals(Buffer.from(PROOF)))
    throw new CommandFault(
      EXIT.wrongInput,
      `${file} is neither a proof (.tlog-proof) nor a bundle (.zip).`,
      "'pacta proof' and 'pacta bundle' make them; without a file, 'pacta verify' checks a ledger.",
    );
  if (event === undefined || policy === undefined)
    throw new CommandFault(
      EXIT.usage,
      'A proof is verified with the event it is of and a policy that names the ledger\u2019s key.',
      `pacta verify ${file} --event event.json --policy policy.txt; 'pacta show EVENT --json' and 'pacta policy' print them.`,
    );
  const [eventText, policyText] = [event, policy].map((path) => readInput(path).toString('utf8')) as [string, string];
  return verifyReceipt({ proof: bytes, event: eventText, policy: policyText });
}
