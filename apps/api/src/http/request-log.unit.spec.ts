import { expect, test } from '@jest/globals';
import { fastify as createFastify, LogController, type FastifyInstance } from 'fastify';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { logRequests, newRequestId, sharedByRequests } from './request-log.ts';

/** A service with one route that works and one that fails, and the lines of its log. */
function bench(level: string) {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const log = pino({ level, base: null }, sink);
  const fastify = createFastify({
    loggerInstance: sharedByRequests(log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
  }) as unknown as FastifyInstance;
  logRequests(fastify, log);
  fastify.get('/:id', (request) => ({ id: request.id }));
  fastify.get('/bad/:id', (request) => {
    request.log.warn({ reqId: request.id }, 'odd');
    return {};
  });
  return { fastify, lines };
}

test('a line says what was asked and answered, and names the request, which no other has', async () => {
  const { fastify, lines } = bench('info');
  const answers = [await fastify.inject('/secret'), await fastify.inject('/secret')];
  expect(lines).toHaveLength(2);
  for (const [index, line] of lines.entries()) {
    expect(line).toMatchObject({ msg: 'answered', method: 'GET', route: '/:id', status: 200, actor: null });
    expect(line['reqId']).toBe(answers[index]?.json<{ id: string }>().id);
    expect(JSON.stringify(line)).not.toContain('secret');
  }
  expect(new Set(lines.map(({ reqId }) => reqId)).size).toBe(2);
});

test('without lines to write none is made, and warnings are still written', async () => {
  const { fastify, lines } = bench('warn');
  await fastify.inject('/secret');
  await fastify.inject('/bad/1');
  expect(lines).toMatchObject([{ msg: 'odd', reqId: expect.any(String) }]);
});
