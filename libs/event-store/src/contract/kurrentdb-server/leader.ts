import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Connection } from '../../kurrentdb/connection-string.ts';

export interface Node {
  readonly address: string;
  readonly port: number;
}

interface Member {
  readonly state: string;
  readonly isAlive: boolean;
  readonly httpEndPointIp: string;
  readonly httpEndPointPort: number;
}

/** One request to a node's HTTP port, with the connection's user and certificate authority. */
export function ask(connection: Connection, { address, port }: Node, method: string, path: string): Promise<string> {
  const { credentials, tls, options } = connection;
  return new Promise((resolve, reject) => {
    const settings = {
      method,
      host: address,
      port,
      path,
      headers: { accept: 'application/json' },
      ...(credentials === undefined || !tls ? {} : { auth: `${credentials.username}:${credentials.password}` }),
      ...(options.tlsCaFile === undefined ? {} : { ca: readFileSync(options.tlsCaFile) }),
    };
    const call = (tls ? httpsRequest : httpRequest)(settings, (response) => {
      let body = '';
      response.on('data', (bytes) => (body += String(bytes)));
      response.on('end', () => {
        const { statusCode = 0 } = response;
        if (statusCode >= 200 && statusCode < 300) resolve(body);
        else reject(new Error(`${method} ${path} at ${address}:${port} answered ${statusCode} ${body.slice(0, 200)}`));
      });
    });
    call.on('error', reject);
    call.end();
  });
}

/** The node that leads now; asks the nodes in turn. A single node leads itself. */
export async function leader(connection: Connection): Promise<Node> {
  const [only] = connection.hosts;
  if (!connection.discover && connection.hosts.length === 1 && only !== undefined) return only;
  for (const host of connection.hosts) {
    const members = await ask(connection, host, 'GET', '/gossip').then(
      (body) => (JSON.parse(body) as { readonly members: readonly Member[] }).members,
      () => [],
    );
    const leads = members.find(({ state, isAlive }) => isAlive && state === 'Leader');
    if (leads !== undefined) return { address: leads.httpEndPointIp, port: leads.httpEndPointPort };
  }
  throw new Error('no node of the cluster says which one leads');
}
