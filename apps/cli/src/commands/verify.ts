import type { VerifyReport } from '@pacta/projections';
import { EXIT, type ExitCode } from '../../../api/src/runtime/fault.ts';
import { verifyPlace } from '../../../api/src/runtime/verify-place.ts';
import type { CommandContext } from '../command-context.ts';
import { ledgerPlace } from '../../../api/src/runtime/ledger-store.ts';
import { chosenLedger, mustExist, type ChosenLedger } from '../reading/chosen-ledger.ts';
import { serviceClient } from '../reading/service-client.ts';
import { verificationInWords } from './verification.ts';

/** `pacta verify`: checks the stored events and the read models, and lists the checks it made. */
export async function verify(context: CommandContext): Promise<ExitCode> {
  const { json, terminal } = context;
  const found = await reportOf(chosenLedger(context, terminal.note));
  await terminal.line(json ? JSON.stringify(found, undefined, 2) : verificationInWords(found, terminal.style));
  if (!found.ok) terminal.note('Keep this ledger as it is, and compare it with a backup.');
  return found.ok ? EXIT.done : EXIT.verificationFailed;
}

/** A folder is read here; a service reads its own, and its word is what is printed. */
function reportOf(chosen: ChosenLedger): Promise<VerifyReport> {
  if (chosen.kind === 'service') return serviceClient(chosen).post<VerifyReport>('/v1/admin/verify');
  mustExist(chosen.settings);
  return verifyPlace(ledgerPlace(chosen.settings));
}
