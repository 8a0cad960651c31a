import { EXIT, type ExitCode } from '../../../api/src/runtime/fault.ts';
import type { CommandContext } from '../command-context.ts';
import { chosenFolder } from '../reading/chosen-ledger.ts';
import { verificationInWords } from './verification.ts';
import { verifyFolder } from '../verifying/verify-folder.ts';

/** `pacta verify`: checks the stored events and the read models, and lists the checks it made. */
export async function verify(context: CommandContext): Promise<ExitCode> {
  const { json, terminal } = context;
  const settings = chosenFolder(context, terminal.note, 'verify reads the store itself');
  const found = await verifyFolder(settings);
  await terminal.line(json ? JSON.stringify(found, undefined, 2) : verificationInWords(found, terminal.style));
  if (!found.ok) terminal.note('Keep this folder as it is, and compare it with a backup.');
  return found.ok ? EXIT.done : EXIT.verificationFailed;
}
