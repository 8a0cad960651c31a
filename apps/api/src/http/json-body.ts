import type { FastifyInstance } from 'fastify';
import { badRequest } from './problem.ts';

/** Objects and lists within one another; no request needs a third of it. Whatever walks a body further on may recurse. */
export const DEEPEST_BODY = 32;

const tooDeep = badRequest(
  'malformed-request',
  `The body is nested deeper than ${DEEPEST_BODY} levels.`,
  'Mend the fields named in errors; the shape is in /openapi.json.',
  [{ pointer: '', message: `is nested deeper than ${DEEPEST_BODY} levels` }],
);

/** Reads JSON bodies as Fastify does, `__proto__` refused, after a look at how deep they are. */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isDeeperThan(body, DEEPEST_BODY)) return done(tooDeep);
    void parse(request, body, done);
  });
}

const [QUOTE, BACKSLASH, OBJECT, LIST, OBJECT_END, LIST_END] = [...'"\\{[}]'].map((sign) => sign.charCodeAt(0));

/** Whether text, read as JSON, opens more objects and lists within one another than that. */
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

/** Index of the quote that ends a string, or the end of the text. */
function endOfString(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) return at;
    if (sign === BACKSLASH) at += 1;
  }
  return at;
}
