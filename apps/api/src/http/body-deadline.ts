import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Longest that a body may take to arrive. */
export interface BodyDeadline {
  /** Milliseconds from its headers to its last byte. */
  readonly whole: number;
  /** Milliseconds without a byte. */
  readonly idle?: number;
}

/**
 * Calls `late` once where a body does not arrive in time: a sender who sends a byte now and then would hold its connection
 * for ever. Answers what to call when it is there.
 */
export function bodyDeadline(
  body: Readable,
  { whole, idle }: BodyDeadline,
  late: (problem: Problem) => void,
): () => void {
  const end = (): void => {
    clearTimeout(all);
    clearTimeout(next);
    body.off('data', refresh);
  };
  const isLate = (): void => {
    end();
    late(tooSlow);
  };
  const all = setTimeout(isLate, whole);
  const next = idle === undefined ? undefined : setTimeout(isLate, idle);
  const refresh = (): void => void next?.refresh();
  if (next !== undefined) body.on('data', refresh);
  return end;
}

const tooSlow = new Problem({
  status: 408,
  code: 'body-too-slow',
  detail: 'The body of the request did not arrive in time.',
  next: 'Send the request again, with the same Idempotency-Key where it had one, over a better connection.',
});

/**
 * Closes the connection after an answer to a request whose body was not read to its end: the rest would be waited for, however
 * long it is.
 */
export function leaveUnreadBodies(fastify: FastifyInstance): void {
  fastify.addHook('onSend', ({ raw: { complete, headers } }, reply, payload, done) => {
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (hasBody && complete === false) void reply.header('connection', 'close');
    done(null, payload);
  });
}
