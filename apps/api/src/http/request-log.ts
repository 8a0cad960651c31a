import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { actorIfAny } from './authentication.ts';

/** Request ids are generated here: one from a header could collide or break a log line. */
export const newRequestId = (_request: IncomingMessage): string => randomUUID();

/** Logs one line per answered request: route, status, time, actor. Never a body, a query string or a header. */
export function logRequests(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        actor: actorIfAny(request) ?? null,
      },
      'answered',
    );
    done();
  });
}
