import type { EventStore } from '../port.ts';
import { checkServer } from './check-server.ts';
import { parseConnectionString } from './connection-string.ts';
import type { ConnectedStore } from './connected-store.ts';
import { dbClientGateway } from './db-client-gateway.ts';
import { kurrentStore, type KurrentStoreOptions } from './kurrent-store.ts';
import { standardRetry } from './retry-policy.ts';
import { verifyKurrentStorage } from './verify-kurrent-storage.ts';

/**
 * The store on the server of a connection string. Nothing is sent before the first call.
 * @throws ConnectionStringWrong
 */
export function openKurrentStore(connection: string, options: KurrentStoreOptions = {}): EventStore {
  return kurrentStore(dbClientGateway(parseConnectionString(connection)), options);
}

/** As `openKurrentStore`, after `checkServer`. @throws ServerUnfit, StoreUnavailable */
export async function openCheckedStore(
  connectionString: string,
  options: KurrentStoreOptions,
): Promise<ConnectedStore> {
  const connection = parseConnectionString(connectionString);
  const gateway = dbClientGateway(connection);
  try {
    const server = await checkServer(gateway, connection, standardRetry(options.times));
    return {
      store: kurrentStore(gateway, options),
      server,
      verifyStorage: (index) => verifyKurrentStorage(gateway, index),
    };
  } catch (error) {
    await gateway.dispose();
    throw error;
  }
}
