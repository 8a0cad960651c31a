import type { EventStore } from '../port.ts';
import { checkServer, type ServerReport } from './check-server.ts';
import { parseConnectionString } from './connection-string.ts';
import { dbClientGateway } from './db-client-gateway.ts';
import { kurrentStore, type KurrentStoreOptions } from './kurrent-store.ts';
import { standardRetry } from './retry-policy.ts';

/**
 * The store on the server that a connection string names. Nothing is sent before the first call.
 * @throws ConnectionStringWrong
 */
export function openKurrentStore(connection: string, options: KurrentStoreOptions = {}): EventStore {
  return kurrentStore(dbClientGateway(parseConnectionString(connection)), options);
}

/** As `openKurrentStore`, once the server was looked over. @throws ServerUnfit, StoreUnavailable */
export async function openCheckedStore(
  connectionString: string,
  options: KurrentStoreOptions,
): Promise<{ readonly store: EventStore; readonly server: ServerReport }> {
  const connection = parseConnectionString(connectionString);
  const gateway = dbClientGateway(connection);
  try {
    const server = await checkServer(gateway, connection, standardRetry(options.times));
    return { store: kurrentStore(gateway, options), server };
  } catch (error) {
    await gateway.dispose();
    throw error;
  }
}
