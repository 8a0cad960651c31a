import type { FastifyInstance } from 'fastify';
import { badRequest } from './problem.ts';

/** Deepest nesting of objects and lists; no request needs a third of it. It makes recursion over a body safe. */
export const DEEPEST_BODY = 32;

const tooDeep = badRequest(
  'malformed-request',
  `The body is nested deeper than ${DEEPEST_BODY} levels.`,
  'Mend the fields named in errors; the shape is in /openapi.json.',
  [{ pointer: '', message: `is nested deeper than ${DEEPEST_BODY} levels` }],
);

/** Parses JSON bodies as Fastify does, refusing `__proto__`, after a check of their depth. */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isDeeperThan(body, DEEPEST_BODY)) return done(tooDeep);
    void parse(request, body, done);
  });
}

const [QUOTE, BACKSLASH, OBJECT, LIST, OBJECT_END, LIST_END] = [...'"\\{[}]'].map((sign) => sign.charCodeAt(0));

/** Whether a JSON text nests objects and lists deeper than `levels`. */
export function isDeeperThan(text: string, levels: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) at = endOfString(text, at + 1);
    else if (sign === OBJECT || sign === LIST) depth += 1;
    else if (sign === OBJECT_END || sign === LIST_END) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}

/** Index of a string's closing quote, or the length of the text. */
function endOfString(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) return at;
    if (sign === BACKSLASH) at += 1;
  }
  return at;
}
