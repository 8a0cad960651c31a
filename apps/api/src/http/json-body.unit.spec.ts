import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { leaveUnreadBodies } from './body-deadline.ts';
import { DEEPEST_BODY, readJsonBodies, type JsonBodyBounds } from './json-body.ts';
import { Problem } from './problem.ts';

const nested = (levels: number, [open, close]: readonly [string, string]): string =>
  open.repeat(levels) + close.repeat(levels);

const open: FastifyInstance[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** A server that answers with the body, or with the parts of the problem. */
async function echo(bounds: JsonBodyBounds = {}): Promise<FastifyInstance> {
  const { fastify } = await import('fastify');
  const server = fastify({ forceCloseConnections: true });
  open.push(server);
  readJsonBodies(server, bounds);
  leaveUnreadBodies(server);
  server.setErrorHandler((error, _request, reply) => {
    const parts = error instanceof Problem ? error.parts : { status: 400, code: 'unknown' };
    void reply.status(parts.status).send(parts);
  });
  server.post('/', ({ body }) => body);
  return server;
}

async function sent(payload: string | Buffer, bounds?: JsonBodyBounds): Promise<Record<string, unknown>> {
  const server = await echo(bounds);
  const headers = { 'content-type': 'application/json' };
  return (await server.inject({ method: 'POST', url: '/', headers, payload })).json();
}

describe('a JSON body', () => {
  test('is read as it was sent', async () => {
    expect(await sent('{"a":[1,{"b":"é"}]}')).toEqual({ a: [1, { b: 'é' }] });
    expect(await sent('\ufeff{"a":1}')).toEqual({ a: 1 });
  });

  test.each<[string, string | Buffer, object]>([
    ['a member twice', '{"a":{"b":1,"b":2}}', { code: 'member-twice', errors: [{ pointer: '/a/b' }] }],
    ['a member twice, once escaped', '{"b":1,"\\u0062":1}', { code: 'member-twice', errors: [{ pointer: '/b' }] }],
    [
      'bytes of Latin-1',
      Buffer.from('{"a":"\xc9col"}', 'latin1'),
      { code: 'encoding-wrong', errors: [{ pointer: '' }] },
    ],
    ['what is no JSON', '{"a":[1,x]}', { code: 'malformed-request', errors: [{ pointer: '/a/1' }] }],
    ['an end that is missing', '{"a":1', { code: 'malformed-request' }],
    ['text behind it', '{"a":1}x', { code: 'malformed-request' }],
    ['nothing', '', { code: 'malformed-request' }],
    ['more nesting than any request', `{"a":${nested(DEEPEST_BODY, ['[', ']'])}}`, { code: 'malformed-request' }],
  ])('with %s is refused with its place', async (_, payload, problem) => {
    expect(await sent(payload)).toMatchObject({ status: 400, ...problem });
  });

  test('that is too large is refused at its length, or at the byte that is too many', async () => {
    const bounds = { largest: 100 };
    expect(await sent(`["${'x'.repeat(96)}"]`, bounds)).toEqual(['x'.repeat(96)]);
    expect(await sent(`["${'x'.repeat(97)}"]`, bounds)).toMatchObject({ status: 413, code: 'too-large' });
    const answer = await onWire(await echo(bounds), [
      `${HEAD}transfer-encoding: chunked\r\n\r\n96\r\n`,
      'x'.repeat(150),
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*connection: close/is);
  });

  test('that does not arrive in time is refused, and its connection closed', async () => {
    const server = await echo({ deadline: { whole: 50 } });
    const answer = await onWire(server, [`${HEAD}content-length: 100\r\n\r\n`, '{"a":']);
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*connection: close.*"code":"body-too-slow"/is);
  });

  test('that is cut off disturbs nobody', async () => {
    const server = await echo();
    await server.listen({ port: 0, host: '127.0.0.1' });
    await new Promise<void>((resolve) => {
      const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1', () => {
        socket.write(`${HEAD}content-length: 100\r\n\r\n{"a":`, () => socket.destroy());
      });
      socket.once('close', () => resolve());
    });
    const headers = { 'content-type': 'application/json' };
    expect((await server.inject({ method: 'POST', url: '/', headers, payload: '[]' })).json()).toEqual([]);
  });
});

const HEAD = 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';

/** What the server says until it closes the connection. */
async function onWire(server: FastifyInstance, parts: readonly string[]): Promise<string> {
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.setEncoding('utf8').on('data', (text: string) => (said += text));
    socket.on('error', reject).on('close', () => resolve(said));
  });
}
