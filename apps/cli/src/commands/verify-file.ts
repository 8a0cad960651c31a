import { isZip, verifyArchive, verifyReceipt, type OfflineReport } from '@pacta/integrity';
import { EXIT } from '@pacta/process';
import { textOfFile } from '@pacta/proof';
import { CommandFault } from '../faults/command-fault.ts';
import { readInput, readTextInput } from '../reading/input-file.ts';

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
    return verifyArchive(bytes, policy === undefined ? undefined : readTextInput(policy));
  }
  const proof = textOfFile(bytes);
  if (!proof.ok || !proof.text.startsWith(PROOF))
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
  return verifyReceipt({ proof: proof.text, event: readTextInput(event), policy: readTextInput(policy) });
}
