import type { CommandContext } from '../command-context.ts';
import { chosenLedger, mustExist } from './chosen-ledger.ts';
import type { LedgerSource } from './ledger-source.ts';

/** Opens the ledger that the command is about, for reading. @throws CommandFault, StartFault */
export async function openSource(context: CommandContext): Promise<LedgerSource> {
  const chosen = chosenLedger(context, context.terminal.note);
  if (chosen.kind === 'service') return (await import('./service-source.ts')).serviceSource(chosen);
  mustExist(chosen.settings);
  return (await import('./folder-source.ts')).folderSource(chosen.settings);
}

/** Runs `read` on the command's ledger and closes it in any case. */
export async function withSource<Answer>(
  context: CommandContext,
  read: (source: LedgerSource) => Promise<Answer>,
): Promise<Answer> {
  const source = await openSource(context);
  try {
    return await read(source);
  } finally {
    await source.close();
  }
}
