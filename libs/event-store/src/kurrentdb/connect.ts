import { join } from 'node:path';
import { StoreUnavailable } from '../port.ts';
import { ensureLedgerFolder, ledgerPaths } from '../sqlite/ledger-folder.ts';
import { takeWriterLock } from '../sqlite/writer-lock.ts';
import type { ConnectedStore } from './connected-store.ts';
import type { PreparedServer } from './prepare-server.ts';
import type { RetryTimes } from './retry-policy.ts';
import { scannedMarkFile } from './scanned-mark.ts';

export interface KurrentConnection {
  readonly connectionString: string;
  /** This node's folder for data that can be rebuilt. One writing process at a time may use it. */
  readonly folder: string;
  /** Appends are refused, and the folder is neither created nor locked. */
  readonly readOnly?: boolean;
  readonly times?: Partial<RetryTimes>;
}

/**
 * Connects to a KurrentDB and checks it before anything is written. Only this loads the client library: a ledger on
 * SQLite never needs it.
 * @throws ConnectionStringWrong, ServerUnfit, StoreUnavailable; LedgerHeld where another process holds the folder
 */
export async function connectKurrentStore({
  connectionString,
  folder,
  readOnly = false,
  times = {},
}: KurrentConnection): Promise<ConnectedStore> {
  const paths = ledgerPaths({ folder });
  if (!readOnly) ensureLedgerFolder(paths);
  const lock = readOnly ? undefined : takeWriterLock(paths);
  try {
    const { openCheckedStore } = await import('./open-kurrent-store.ts');
    const mark = readOnly ? {} : { mark: scannedMarkFile(join(folder, 'scanned.json')) };
    const opened = await openCheckedStore(connectionString, { times, ...mark });
    const close = async (): Promise<void> => {
      await opened.store.close();
      lock?.release();
    };
    return { ...opened, store: { ...opened.store, ...(readOnly && { append: refuseToAppend }), close } };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function refuseToAppend(): Promise<never> {
  throw new StoreUnavailable('The ledger is open for reading only.');
}

/** As `prepareServer`. */
export async function prepareKurrentServer(
  connectionString: string,
  user: { readonly name: string; readonly password: string },
): Promise<PreparedServer> {
  const { prepareServer } = await import('./prepare-server.ts');
  return prepareServer(connectionString, user);
}
