import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { actorIfAny } from './authentication.ts';

/** Request ids are generated here: one from a header could collide or break a log line. */
export const newRequestId = (_request: IncomingMessage): string => randomUUID();

/**
 * The log, for Fastify to use in every request. It asks for a child that names the request, which takes longer than all
 * its lines; lines of ours name the request themselves.
 */
export function sharedByRequests(log: Logger): Logger {
  const shared: Logger = Object.create(log, { child: { value: () => shared } }) as Logger;
  return shared;
}

/** Logs one line per answered request: route, status, time, actor. Never a body, a query string or a header. */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  if (!log.isLevelEnabled('info')) return;
  fastify.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        reqId: request.id,
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
