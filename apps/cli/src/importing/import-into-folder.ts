import { importFile, spool, type ImportSummary } from '@pacta/interop';
import { DEMO_ADMINISTRATOR } from '../../../api/src/runtime/demo-actors.ts';
import { LEDGER_OWNER } from '../../../api/src/runtime/ledger-info.ts';
import type { LedgerSettings } from '../../../api/src/runtime/ledger-settings.ts';
import { openLedger } from '../../../api/src/runtime/open-ledger.ts';
import type { FileToImport, ImportOptions } from './file-to-import.ts';

/** Whoever owns the folder may import into it. @throws FileFault, StartFault, StoreUnavailable */
export async function intoFolder(
  settings: LedgerSettings,
  file: FileToImport,
  options: ImportOptions,
): Promise<ImportSummary> {
  // The file is copied before the ledger is opened: one that is empty makes no ledger.
  const spooled = await spool(file.open(), { signal: options.signal });
  try {
    const ledger = await openLedger(settings, { write: true });
    try {
      const actor = ledger.info.demo ? DEMO_ADMINISTRATOR : LEDGER_OWNER;
      return await importFile(ledger.reports, { file: spooled, actor, ...options });
    } finally {
      await ledger.close();
    }
  } finally {
    await spooled.discard();
  }
}
