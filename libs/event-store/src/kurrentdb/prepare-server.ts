import { StoreUnavailable } from '../port.ts';
import { checkServer, ServerUnfit, setRules } from './check-server.ts';
import { parseConnectionString, placeOf } from './connection-string.ts';
import { dbClientGateway } from './db-client-gateway.ts';
import { LEDGER_GROUP, LOG_ACCESS, LOG_STREAM } from './history-rules.ts';
import { standardRetry } from './retry-policy.ts';
import { serverFault } from './server-fault.ts';

export interface PreparedServer {
  readonly place: string;
  readonly version: string;
  readonly user: string;
}

/**
 * Prepares a server for a ledger, as an administrator: access control lists that protect history, the right to read the
 * log, and a user for Pacta that may only read and append. May be repeated.
 * @throws ServerUnfit, StoreUnavailable, ConnectionStringWrong
 */
export async function prepareServer(
  connectionString: string,
  user: { readonly name: string; readonly password: string },
): Promise<PreparedServer> {
  const connection = parseConnectionString(connectionString);
  const place = placeOf(connection);
  if (!connection.tls)
    throw new ServerUnfit(`The KurrentDB at ${place} runs without TLS, so it has no users and no rights to set.`);
  const gateway = dbClientGateway(connection);
  try {
    const { version } = await checkServer(gateway, connection, standardRetry());
    const open = await setRules(gateway);
    if (open !== undefined)
      throw new ServerUnfit(`The KurrentDB at ${place} can't be made ready: ${open}; see docs/operating-kurrentdb.md.`);
    await gateway.writeMetadata(LOG_STREAM, { acl: LOG_ACCESS }, 'any');
    await gateway.createUser({ ...user, groups: [LEDGER_GROUP] });
    return { place, version, user: user.name };
  } catch (error) {
    if (error instanceof ServerUnfit || error instanceof StoreUnavailable) throw error;
    throw new ServerUnfit(`The KurrentDB at ${place} can't be made ready: ${serverFault(error).message}.`, {
      cause: error,
    });
  } finally {
    await gateway.dispose();
  }
}
