import type { FastifyInstance } from 'fastify';

/** API answers are data, not pages: nothing in them may load, run or be framed. */
const CLOSED = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

/**
 * The API pages load their own script and style from this service; Swagger UI sets styles inline and draws data:
 * images.
 */
const PAGES =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

export function addSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const pages = request.url === '/docs' || request.url.startsWith('/docs/');
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': pages ? PAGES : CLOSED,
    });
    // A shared cache must not serve one reader's answer to another.
    if (!pages) void reply.header('cache-control', 'no-store');
    done();
  });
}
