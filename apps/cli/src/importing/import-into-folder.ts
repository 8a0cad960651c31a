import { importFile, spool, type ImportSummary } from '@pacta/interop';
import { type LedgerSettings, openForDryRun, openForImport } from '@pacta/opening';
import type { FileToImport, ImportOptions } from './file-to-import.ts';

/** Imports as the ledger's owner, who owns the folder. @throws FileFault, StartFault, StoreUnavailable */
export async function intoFolder(
  settings: LedgerSettings,
  file: FileToImport,
  options: ImportOptions,
): Promise<ImportSummary> {
  // The file is copied before the ledger is opened, so that an empty file creates no ledger.
  const spooled = await spool(file.open(), { signal: options.signal });
  try {
    const open = options.dryRun ? openForDryRun : openForImport;
    const { reports, actor, close } = await open(settings);
    try {
      return await importFile(reports, { file: spooled, actor, ...options });
    } finally {
      await close();
    }
  } finally {
    await spooled.discard();
  }
}
