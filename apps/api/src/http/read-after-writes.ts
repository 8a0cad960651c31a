import type { FastifyInstance } from 'fastify';
import type { AnsweredWrites } from '../commands/answered-writes.ts';

/** Lets each GET of a resource wait until the read models hold what was answered before it. */
export function readAfterWrites(fastify: FastifyInstance, writes: AnsweredWrites): void {
  fastify.addHook('onRequest', async ({ method, url }) => {
    if (method === 'GET' && url.startsWith('/v1/')) await writes.applied();
  });
}
