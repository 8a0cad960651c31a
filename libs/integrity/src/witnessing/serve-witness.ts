import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Witness, WitnessResponse } from './witness.ts';

/** Longest request, in bytes: 63 hashes and a checkpoint with many signatures. */
const LONGEST = 65_536;

const text = (status: number, body: string): WitnessResponse => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: `${body}\n`,
});

/** A witness over HTTP: `POST /add-checkpoint`, and its verifier key at `/` for authors of policies. */
export function serveWitness(witness: Witness, verifierKey: string): Server {
  return createServer((request, response) => {
    void respond(request).then(({ status, contentType, body }) => {
      response.writeHead(status, { 'content-type': contentType, 'x-content-type-options': 'nosniff' }).end(body);
    });
  });

  async function respond(request: IncomingMessage): Promise<WitnessResponse> {
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    if (path === '/' && request.method === 'GET') return text(200, verifierKey);
    if (path !== '/add-checkpoint') return text(404, 'There is nothing at this address.');
    if (request.method !== 'POST') return text(405, 'Send a POST.');
    const body = await bodyOf(request);
    if (body === undefined) return text(413, `A request has at most ${LONGEST} bytes.`);
    try {
      return witness.answer(body);
    } catch {
      return text(503, 'The state of this witness can not be kept just now; nothing was cosigned.');
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      bytes += part.byteLength;
      if (bytes > LONGEST) return undefined;
      parts.push(part);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(parts);
}
