import type { FastifyInstance } from 'fastify';
import type { ServiceFigures } from '../health/service-figures.ts';

/** Counts answered requests and their durations. */
export function measureRequests(fastify: FastifyInstance, figures: ServiceFigures): void {
  fastify.addHook('onResponse', ({ method, routeOptions }, reply, done) => {
    const route = routeOptions.url ?? 'none';
    figures.countAnswer({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    done();
  });
}
