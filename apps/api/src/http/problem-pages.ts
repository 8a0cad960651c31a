import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HTML_STYLE } from '@pacta/reports';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PAGES_FOLDER } from './open-api.ts';

/** Codes are words with hyphens, so a name never leads out of the folder. */
const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const HTML_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(HTML_STYLE).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`;

/**
 * Serves what each problem code means at its `type` address, /problems/<code>, and the list of them at /problems: HTML where
 * the reader accepts it, as a browser does, otherwise Markdown.
 */
export function serveProblemPages(fastify: FastifyInstance): void {
  async function send(request: FastifyRequest, reply: FastifyReply, code: string): Promise<unknown> {
    const html = /\btext\/html\b/.test(request.headers.accept ?? '');
    const text = CODE.test(code)
      ? await readFile(new URL(`problems/${code}.${html ? 'html' : 'md'}`, PAGES_FOLDER)).catch(() => undefined)
      : undefined;
    if (text === undefined) return reply.callNotFound();
    if (html) void reply.header('content-security-policy', HTML_POLICY);
    return reply
      .header('vary', 'Accept')
      .type(html ? 'text/html; charset=utf-8' : 'text/markdown; charset=utf-8')
      .send(text);
  }
  const method = ['GET', 'HEAD'];
  const config = { anonymous: true };
  fastify.route({ method, config, url: '/problems', handler: (request, reply) => send(request, reply, 'index') });
  fastify.route<{ Params: { code: string } }>({
    method,
    config,
    url: '/problems/:code',
    handler: (request, reply) => send(request, reply, request.params.code),
  });
}
