import type { EventStore } from '../port.ts';
import { parseConnectionString } from './connection-string.ts';
import { dbClientGateway } from './db-client-gateway.ts';
import { kurrentStore, type KurrentStoreOptions } from './kurrent-store.ts';

/**
 * The store on the server that a connection string names. Nothing is sent before the first call.
 * @throws ConnectionStringWrong; the file system's error where a named certificate can't be read
 */
export function openKurrentStore(connection: string, options: KurrentStoreOptions = {}): EventStore {
  return kurrentStore(dbClientGateway(parseConnectionString(connection)), options);
}
