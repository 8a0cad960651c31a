import { FileFault, type ImportSummary } from '@pacta/interop';
import type { LedgerSettings } from '@pacta/opening';
import type { ChosenLedger } from '../reading/chosen-ledger.ts';
import { serviceHolding } from '../reading/service-holding.ts';
import { wrongFile, type FileToImport, type ImportOptions } from './file-to-import.ts';

/**
 * Imports into a folder in this process, or sends the file to a service and waits for the result: to the one named, or to
 * the one that holds the folder. `note` says where it goes. @throws CommandFault
 */
export async function importInto(
  chosen: ChosenLedger,
  file: FileToImport,
  options: ImportOptions,
  note: (text: string) => void,
): Promise<ImportSummary> {
  try {
    if (chosen.kind === 'service') return await intoService(chosen, file, options);
    const { settings } = chosen;
    // A dry run reads beside whoever holds the folder.
    const holding = options.dryRun ? undefined : await serviceHolding(settings, note);
    return await (holding === undefined ? intoFolder(settings, file, options) : intoService(holding, file, options));
  } catch (fault) {
    throw fault instanceof FileFault ? wrongFile(file.name, fault) : fault;
  }
}

type Service = Extract<ChosenLedger, { readonly kind: 'service' }>;

const intoService = async (service: Service, file: FileToImport, options: ImportOptions): Promise<ImportSummary> =>
  (await import('./import-over-network.ts')).intoService(service, file, options);

const intoFolder = async (settings: LedgerSettings, file: FileToImport, options: ImportOptions) =>
  (await import('./import-into-folder.ts')).intoFolder(settings, file, options);
