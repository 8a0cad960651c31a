import type { EventStore } from '@pacta/event-store';
import { ledgerTotals } from '@pacta/interop';
import { LEDGER_STREAM, type ControlTotal } from '@pacta/ledger';
import { EXIT, type ExitCode } from '../../../api/src/runtime/fault.ts';
import type { LedgerSettings } from '../../../api/src/runtime/ledger-settings.ts';
import { ledgerPlace, openLedgerStore } from '../../../api/src/runtime/ledger-store.ts';
import type { CommandContext } from '../command-context.ts';
import { totalsTable } from '../importing/summary-in-words.ts';
import { chosenLedger, mustExist } from '../reading/chosen-ledger.ts';
import { scanLog } from '../reading/log-scan.ts';
import { lastPositionAsOf } from '../reading/recorded-range.ts';
import { serviceClient } from '../reading/service-client.ts';

/** `pacta totals`: what stands of all imported files, by currency and kind. */
export async function totals(context: CommandContext, { asOf }: { readonly asOf?: string }): Promise<ExitCode> {
  const { json, terminal } = context;
  const chosen = chosenLedger(context, terminal.note);
  const rows =
    chosen.kind === 'service'
      ? (await serviceClient(chosen).get<{ readonly items: readonly ControlTotal[] }>('/v1/totals', { asOf })).items
      : await totalsIn(chosen.settings, asOf);
  if (json) await terminal.line(JSON.stringify(rows, undefined, 2));
  else if (rows.length === 0) terminal.note('No published file was imported into this ledger yet: pacta import FILE.');
  else await terminal.line(totalsTable(rows, terminal).join('\n'));
  return EXIT.done;
}

/** Read from the folder itself, also while a service holds it. @throws CommandFault for what is no moment (2, 4) */
async function totalsIn(settings: LedgerSettings, asOf: string | undefined): Promise<readonly ControlTotal[]> {
  mustExist(settings);
  const { store } = await openLedgerStore(ledgerPlace(settings), { write: false });
  try {
    if (asOf === undefined) return await ledgerTotals(store);
    const [opened] = await store.readStream(LEDGER_STREAM, { limit: 1 });
    const { zone = 'UTC' } = (opened?.data ?? {}) as { readonly zone?: string };
    const through = await tokenAt(store, await lastPositionAsOf(asOf, zone, recorded(store)));
    return through === undefined ? [] : await ledgerTotals(store, through);
  } finally {
    await store.close();
  }
}

async function* recorded(store: EventStore): AsyncIterable<{ readonly position: number; readonly recordedAt: string }> {
  for await (const { stored, position } of scanLog(store)) yield { position, recordedAt: stored.metadata.recordedAt };
}

async function tokenAt(store: EventStore, last: number): Promise<string | undefined> {
  for await (const { stored, position } of scanLog(store)) if (position === last) return stored.token;
  return undefined;
}
