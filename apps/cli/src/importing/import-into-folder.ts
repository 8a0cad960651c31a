import { importFile, spool, type ImportSummary } from '@pacta/interop';
import { type LedgerSettings, openForImport } from '@pacta/opening';
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
    const { reports, actor, close } = await openForImport(settings);
    try {
      return await importFile(reports, { file: spooled, actor, ...options });
    } finally {
      await close();
    }
  } finally {
    await spooled.discard();
  }
}
