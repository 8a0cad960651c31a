/**
 * The stand-in for peers: as little as a durable HTTP write can do. Bare node:http, the request parsed as JSON, the event
 * inserted into the store's own schema by SQLite, one commit for all requests that have come meanwhile, then the answer
 * with position and event. No rule, no right, no proof.
 *
 * `node shared-commit-server.ts FILE` prints its address and serves until it is killed.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileOfFreshStore, rawLog } from './raw-commits.ts';

interface Waiting {
  readonly leaf: Buffer;
  readonly response: ServerResponse;
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Say into which file to write.');
const log = rawLog(path, await fileOfFreshStore());
let position = 0;
let waiting: Waiting[] = [];

const server = createServer((request, response) => void take(request, response));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const event = {
    eventId: randomUUID(),
    recordedAt: new Date().toISOString(),
    data: JSON.parse(await text(request)) as unknown,
  };
  if (waiting.length === 0) setImmediate(commit);
  waiting.push({ leaf: Buffer.from(JSON.stringify(event)), response });
}

function commit(): void {
  const taken = waiting;
  waiting = [];
  log.commit(taken.map(({ leaf }) => leaf));
  for (const { leaf, response } of taken) {
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(`{"position":${(position += 1)},"event":${leaf.toString()}}`);
  }
}
