import type { FastifyInstance } from 'fastify';

/** A body, and the status and headers that only its use case knows. */
export class Answered<Body> {
  constructor(
    readonly body: Body,
    readonly headers: Readonly<Record<string, string>> = {},
    /** Where it is another than the route's own. */
    readonly status?: number,
    /** Address of what was made; said with a 201 only. */
    readonly location?: string,
  ) {}
}

/**
 * Sends an `Answered` as what it says. A hook of Fastify's, because an interceptor of Nest's costs as much as all the rest
 * of Nest, at every request.
 */
export function sendAnswered(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    if (!(payload instanceof Answered)) return done(null, payload);
    if (payload.status !== undefined) void reply.status(payload.status);
    void reply.headers(payload.headers);
    if (payload.location !== undefined && reply.statusCode === 201) void reply.header('location', payload.location);
    done(null, payload.body);
  });
}
