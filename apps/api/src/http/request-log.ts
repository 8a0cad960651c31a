import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { pino, type Logger, type LoggerOptions } from 'pino';
import { actorIfAny } from './authentication.guard.ts';

/** The id of a request is always ours: one taken from a header could be made to collide, or to break a log line. */
export const newRequestId = (_request: IncomingMessage): string => randomUUID();

const options: LoggerOptions = {
  base: null,
  // A second line of defence: no serialiser below writes headers or bodies in the first place.
  redact: {
    paths: ['req.headers', 'headers', 'authorization', '*.authorization', 'body', '*.body', 'token', '*.token'],
    remove: true,
  },
  serializers: {
    req: (request: { method?: string; id?: string }) => ({ method: request.method, id: request.id }),
    res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
  },
  formatters: { level: (label) => ({ level: label }) },
};

/** One JSON object a line, on stderr: stdout belongs to what people read. */
export const serviceLog = (level: string): Logger =>
  pino({ ...options, level }, pino.destination({ dest: 2, sync: false }));

/** One line per answered request: route, status, time, actor. Never a body, a query string or a header. */
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
