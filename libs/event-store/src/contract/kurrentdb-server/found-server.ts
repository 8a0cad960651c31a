import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { parseConnectionString, type Connection } from '../../kurrentdb/connection-string.ts';

/** The server that test/stores/find-servers.ts found before the tests began. */
export interface FoundServer {
  readonly connectionString: string;
  readonly connection: Connection;
  /** More than one node: leaders can change. */
  readonly isCluster: boolean;
  /** Restarts the whole server, where a test can; returns its address after the restart. */
  readonly restart?: () => Promise<{ readonly address: string; readonly port: number }>;
}

export function foundServer(env: NodeJS.ProcessEnv = process.env): FoundServer | undefined {
  const connectionString = env['PACTA_FOUND_KURRENTDB'];
  if (connectionString === undefined || connectionString === '') return undefined;
  const connection = parseConnectionString(connectionString);
  const restart = restartOf(env, connection);
  return {
    connectionString,
    connection,
    isCluster: connection.discover || connection.hosts.length > 1,
    ...(restart === undefined ? {} : { restart }),
  };
}

function restartOf(env: NodeJS.ProcessEnv, { hosts }: Connection): FoundServer['restart'] {
  const container = env['PACTA_FOUND_KURRENTDB_CONTAINER'];
  if (container !== undefined && container !== '') return () => restartContainer(container);
  const command = env['PACTA_TEST_KURRENTDB_RESTART'];
  const [first] = hosts;
  if (command === undefined || command === '' || first === undefined) return undefined;
  return async () => {
    await promisify(exec)(command);
    return first;
  };
}

/** A restarted container may be given another port. */
async function restartContainer(id: string): Promise<{ readonly address: string; readonly port: number }> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const client = await getContainerRuntimeClient();
  const container = client.container.getById(id);
  await client.container.restart(container);
  const { NetworkSettings } = await client.container.inspect(container);
  const port = Number(NetworkSettings.Ports['2113/tcp']?.[0]?.HostPort);
  return { address: client.info.containerRuntime.host, port };
}

/** The same connection through another host and port, to a single node. */
export function through(server: FoundServer, port: number): string {
  const text = server.connectionString.replace(/\+discover/, '');
  const start = text.indexOf('://') + 3;
  const query = text.indexOf('?');
  const authority = query < 0 ? text.slice(start) : text.slice(start, query);
  const user = authority.includes('@') ? `${authority.slice(0, authority.indexOf('@'))}@` : '';
  return `${text.slice(0, start)}${user}127.0.0.1:${port}${query < 0 ? '' : text.slice(query)}`;
}
