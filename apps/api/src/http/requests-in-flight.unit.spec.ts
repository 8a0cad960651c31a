import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';
import { boundRequestsInFlight, giveUpSlowReaders, InFlight } from './requests-in-flight.ts';

function refusal(enter: () => unknown): string | undefined {
  try {
    enter();
    return undefined;
  } catch (error) {
    return error instanceof Problem ? error.parts.code : String(error);
  }
}

describe('requests in flight', () => {
  test('are bounded by actor and in all, and count until they leave', () => {
    const inFlight = new InFlight({ ofActor: 2, inAll: 3 });
    const leave = [inFlight.enter('a'), inFlight.enter('a')];
    expect(refusal(() => inFlight.enter('a'))).toBe('too-many-at-once');
    inFlight.enter('b');
    expect(refusal(() => inFlight.enter('c'))).toBe('service-busy');
    leave[0]?.();
    expect(refusal(() => inFlight.enter('a'))).toBeUndefined();
    expect(refusal(() => inFlight.enter('a'))).toBe('too-many-at-once');
  });
});

let server: FastifyInstance | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.close();
});

async function serverWith(prepare: (fastify: FastifyInstance) => void): Promise<number> {
  const { fastify } = await import('fastify');
  server = fastify({ forceCloseConnections: true });
  prepare(server);
  server.setErrorHandler((error, _request, reply) => {
    void reply.status(error instanceof Problem ? error.parts.status : 500).send({});
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  return (server.server.address() as AddressInfo).port;
}

async function asks(port: number, path: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
  return socket;
}

async function statusOf(socket: Socket): Promise<number> {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return Number(/^HTTP\/1\.1 (\d+)/.exec(chunk.toString('latin1'))?.[1]);
}

const few = { ofActor: 2, inAll: 10 };
const LARGE = Buffer.alloc(64 * 1024 * 1024);

test('a reader who does not read holds a place until the connection closes, and others have theirs', async () => {
  const port = await serverWith((fastify) => {
    boundRequestsInFlight(fastify, { long: few, reads: few, commands: few });
    fastify.get('/large', { config: { long: true } }, () => LARGE);
    fastify.get('/small', () => ({}));
  });
  const [first] = [await asks(port, '/large'), await asks(port, '/large')];
  expect(await statusOf(await asks(port, '/large'))).toBe(429);
  expect(await statusOf(await asks(port, '/small'))).toBe(200);
  first?.destroy();
  let status = 429;
  while (status === 429) status = await statusOf(await asks(port, '/large'));
  expect(status).toBe(200);
});

test('a reader who does not read a large answer is given up', async () => {
  const port = await serverWith((fastify) => {
    giveUpSlowReaders(fastify, 50);
    fastify.get('/', (_request, reply) => {
      reply.raw.on('close', () => given.resolve(reply.raw.writableFinished));
      return LARGE;
    });
  });
  const given = Promise.withResolvers<boolean>();
  const socket = await asks(port, '/');
  socket.pause();
  expect(await given.promise).toBe(false);
});
