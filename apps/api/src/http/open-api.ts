import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The build's folder of document and pages, beside the bundle. Service code run from source serves the last build. */
export const PAGES_FOLDER = new URL(
  import.meta.url.endsWith('.ts') ? '../../../../dist/bundle/pages/' : 'pages/',
  import.meta.url,
);

const HTML = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** The served files of that folder, and their content types. */
export const PAGE_FILES: Readonly<Record<string, string>> = {
  'openapi.json': JSON_TYPE,
  'index.html': HTML,
  'index.css': STYLE,
  'swagger-ui.css': STYLE,
  'swagger-ui-bundle.js': SCRIPT,
  'swagger-ui-standalone-preset.js': SCRIPT,
  'swagger-initializer.js': SCRIPT,
  'favicon-16x16.png': 'image/png',
  'favicon-32x32.png': 'image/png',
};

/** Serves the built OpenAPI 3.1 document at /openapi.json and its Swagger UI at /docs. */
export function serveOpenApi(fastify: FastifyInstance): void {
  async function send(reply: FastifyReply, name: string): Promise<unknown> {
    const type = Object.hasOwn(PAGE_FILES, name) ? PAGE_FILES[name] : undefined;
    if (type === undefined) return reply.callNotFound();
    return reply.type(type).send(await readFile(new URL(name, PAGES_FOLDER)));
  }
  const method = ['GET', 'HEAD'];
  const config = { anonymous: true };
  fastify.route({ method, config, url: '/openapi.json', handler: (_, reply) => send(reply, 'openapi.json') });
  fastify.route({ method, config, url: '/docs', handler: (_, reply) => send(reply, 'index.html') });
  fastify.route<{ Params: { '*': string } }>({
    method,
    config,
    url: '/docs/*',
    handler: ({ params }, reply) => send(reply, params['*'] === '' ? 'index.html' : params['*']),
  });
}
