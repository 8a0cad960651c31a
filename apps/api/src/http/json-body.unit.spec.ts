import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from './problem.ts';
import { DEEPEST_BODY, isDeeperThan, readJsonBodies } from './json-body.ts';

const nested = (levels: number, [open, close]: readonly [string, string]): string =>
  open.repeat(levels) + close.repeat(levels);

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('how deep a body is', () => {
  test.each([
    ['lists', ['[', ']']],
    ['objects', ['{"a":', '}']],
  ] as const)('%s at the bound pass, one more does not', (_, signs) => {
    expect(isDeeperThan(nested(DEEPEST_BODY, signs), DEEPEST_BODY)).toBe(false);
    expect(isDeeperThan(nested(DEEPEST_BODY + 1, signs), DEEPEST_BODY)).toBe(true);
  });

  test('is what its objects and lists make, whatever its texts hold', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'"\\{[}]a\n') });
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'large' },
        texts,
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(texts, tie('any')),
      ),
    })).any;
    fc.assert(
      fc.property(value, fc.nat(6), (given, levels) => {
        expect(isDeeperThan(JSON.stringify(given), levels)).toBe(depthOf(given) > levels);
      }),
    );
  });

  test('needs no end: a hundred thousand lists, and a text that never closes', () => {
    expect(isDeeperThan('['.repeat(100_000), DEEPEST_BODY)).toBe(true);
    expect(isDeeperThan('{"a":"\\', DEEPEST_BODY)).toBe(false);
  });
});

test('a body that is too deep is refused before it is parsed', async () => {
  const { fastify } = await import('fastify');
  const server = fastify();
  readJsonBodies(server);
  const refused: unknown[] = [];
  server.setErrorHandler((error, _request, reply) => {
    refused.push(error);
    void reply.status(400).send({});
  });
  server.post('/', ({ body }) => body);
  const send = (payload: string) =>
    server.inject({ method: 'POST', url: '/', headers: { 'content-type': 'application/json' }, payload });
  expect((await send('{"a":[1]}')).json()).toEqual({ a: [1] });
  await send(`{"a":${nested(DEEPEST_BODY, ['[', ']'])}}`);
  await send('{"__proto__":{}}');
  await send('');
  expect(refused).toHaveLength(3);
  expect(refused[0]).toBeInstanceOf(Problem);
  expect((refused[0] as Problem).parts).toMatchObject({ status: 400, code: 'malformed-request' });
  await server.close();
});
