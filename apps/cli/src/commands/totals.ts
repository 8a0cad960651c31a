import { ledgerTotals } from '@pacta/interop';
import type { ControlTotal } from '@pacta/ledger';
import { EXIT, type ExitCode } from '@pacta/process';
import type { LedgerSettings } from '@pacta/opening';
import type { CommandContext } from '../command-context.ts';
import { totalsTable } from '../importing/summary-in-words.ts';
import { chosenLedger, mustExist } from '../reading/chosen-ledger.ts';
import { openFolderLedger } from '../reading/folder-ledger.ts';
import { serviceClient } from '../reading/service-client.ts';

/** `pacta totals`: what stands of all imported files, by currency and kind. */
export async function totals(context: CommandContext, { asOf }: { readonly asOf?: string }): Promise<ExitCode> {
  const { json, language, terminal } = context;
  const chosen = chosenLedger(context, terminal.note);
  const rows =
    chosen.kind === 'service'
      ? (await serviceClient(chosen).get<{ readonly items: readonly ControlTotal[] }>('/v1/totals', { asOf })).items
      : await totalsIn(chosen.settings, asOf);
  if (json) await terminal.line(JSON.stringify(rows, undefined, 2));
  else if (rows.length === 0) terminal.note('No published file was imported into this ledger yet: pacta import FILE.');
  else await terminal.line(totalsTable(rows, { width: terminal.width, style: terminal.style, language }).join('\n'));
  return EXIT.done;
}

/** Read from the folder itself, also while a service holds it. @throws CommandFault for what is no moment (2, 4) */
async function totalsIn(settings: LedgerSettings, asOf: string | undefined): Promise<readonly ControlTotal[]> {
  mustExist(settings);
  const ledger = await openFolderLedger(settings);
  try {
    if (asOf === undefined) return await ledgerTotals(ledger.store);
    const last = (await ledger.models()).eventAt(await ledger.endOf(asOf));
    return last === undefined ? [] : await ledgerTotals(ledger.store, last.token);
  } finally {
    await ledger.close();
  }
}
