import type { EventStore } from '../port.ts';
import type { ServerReport } from './check-server.ts';
import type { KurrentStoreOptions } from './kurrent-store.ts';
import type { PreparedServer } from './prepare-server.ts';
import type { RetryTimes } from './retry-policy.ts';
import { scannedMarkFile } from './scanned-mark.ts';

export interface KurrentConnection {
  readonly connectionString: string;
  /** Where to keep how far subscriptions have looked; a hint, and disposable. */
  readonly markFile?: string;
  readonly times?: Partial<RetryTimes>;
}

export interface ConnectedStore {
  readonly store: EventStore;
  readonly server: ServerReport;
}

/**
 * Connects to a KurrentDB and looks it over before anything is written. The client library is loaded here and not
 * before: a ledger on SQLite never needs it.
 * @throws ConnectionStringWrong, ServerUnfit, StoreUnavailable
 */
export async function connectKurrentStore({
  connectionString,
  markFile,
  times,
}: KurrentConnection): Promise<ConnectedStore> {
  const options: KurrentStoreOptions = {
    ...(times === undefined ? {} : { times }),
    ...(markFile === undefined ? {} : { mark: scannedMarkFile(markFile) }),
  };
  const { openCheckedStore } = await import('./open-kurrent-store.ts');
  return openCheckedStore(connectionString, options);
}

/** As `prepareServer`. */
export async function prepareKurrentServer(
  connectionString: string,
  user: { readonly name: string; readonly password: string },
): Promise<PreparedServer> {
  const { prepareServer } = await import('./prepare-server.ts');
  return prepareServer(connectionString, user);
}
