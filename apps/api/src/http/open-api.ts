import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Serves the OpenAPI 3.1 document at /openapi.json and the same as pages at /docs. What makes them is loaded when they are
 * first asked for.
 */
export function serveOpenApi(app: NestFastifyApplication): void {
  let loaded: Promise<FastifyInstance> | undefined;
  const pages = async (): Promise<FastifyInstance> => (await import('./api-pages.ts')).apiPages(app);

  async function serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { method, url, headers } = request;
    const server = await (loaded ??= pages());
    const answer = await server.inject({ method: method === 'HEAD' ? 'HEAD' : 'GET', url, headers });
    if (answer.statusCode === 404) return reply.callNotFound();
    const { connection: _, 'transfer-encoding': __, ...kept } = answer.headers;
    await reply.status(answer.statusCode).headers(kept).send(answer.rawPayload);
  }

  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  for (const url of ['/openapi.json', '/docs', '/docs/*'])
    fastify.route({ method: ['GET', 'HEAD'], url, handler: serve });
}
