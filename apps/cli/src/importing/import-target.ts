import { FileFault, type ImportSummary } from '@pacta/interop';
import type { ChosenLedger } from '../reading/chosen-ledger.ts';
import { wrongFile, type FileToImport, type ImportOptions } from './file-to-import.ts';

/**
 * Imports into a folder in this process, or sends the file to a service and waits for the result. @throws CommandFault
 */
export async function importInto(
  chosen: ChosenLedger,
  file: FileToImport,
  options: ImportOptions,
): Promise<ImportSummary> {
  try {
    if (chosen.kind === 'service')
      return await (await import('./import-over-network.ts')).intoService(chosen, file, options);
    return await (await import('./import-into-folder.ts')).intoFolder(chosen.settings, file, options);
  } catch (fault) {
    throw fault instanceof FileFault ? wrongFile(file.name, fault) : fault;
  }
}
