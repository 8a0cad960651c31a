import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isTracing, tracer } from '@pacta/opening';

/**
 * One span per request, a child of the caller's span where `traceparent` is sent. It holds method, route, status and
 * correlation id, never a body, a query string or an actor: traces leave the machine.
 */
export function traceRequests(fastify: FastifyInstance): void {
  if (!isTracing()) return;
  const spans = new WeakMap<FastifyRequest, Span>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const from = propagation.extract(context.active(), request.headers);
    const span = tracer().startSpan(
      request.method,
      {
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': request.method, ...correlationOf(request) },
      },
      from,
    );
    if (!span.isRecording()) return done();
    spans.set(request, span);
    context.with(trace.setSpan(from, span), done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    if (span !== undefined) {
      const route = request.routeOptions.url;
      if (route !== undefined) span.updateName(`${request.method} ${route}`).setAttribute('http.route', route);
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    }
    done();
  });
}

const correlationOf = ({ headers }: FastifyRequest): Record<string, string> => {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' ? { 'pacta.correlation_id': given } : {};
};
