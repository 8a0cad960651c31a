import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { readJson, utf8TextOf, type JsonFault, type TooDeep } from '@pacta/json';
import { bodyDeadline, type BodyDeadline } from './body-deadline.ts';
import { badRequest, Problem, TOO_LARGE } from './problem.ts';

/** Deepest nesting of objects and lists; no request needs a third of it. It makes recursion over a body safe. */
export const DEEPEST_BODY = 32;
/** Largest body of a request, in bytes. */
const LARGEST_BODY = 1024 * 1024;
/** 1 MiB over a slow line; no honest sender needs it. */
const DEADLINE: BodyDeadline = { whole: 20_000 };

export interface JsonBodyBounds {
  readonly largest?: number;
  readonly deadline?: BodyDeadline;
}

/**
 * Reads JSON bodies: UTF-8, each member of an object once, bounded in size, depth and time. Whatever is wrong is refused with
 * its place, since what is recorded must be what was sent.
 */
export function readJsonBodies(fastify: FastifyInstance, bounds: JsonBodyBounds = {}): void {
  const { largest = LARGEST_BODY, deadline = DEADLINE } = bounds;
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', (request, payload, done) => {
    collect(request, payload, { largest, deadline }, (problem, bytes) => {
      if (problem !== null) return done(problem);
      try {
        done(null, parsed(bytes));
      } catch (fault) {
        done(fault as Problem);
      }
    });
  });
}

/** The bytes of a body, or why it is refused. Calls `done` once. */
function collect(
  { headers }: FastifyRequest,
  payload: IncomingMessage,
  { largest, deadline }: Required<JsonBodyBounds>,
  done: (problem: Problem | null, bytes: Uint8Array) => void,
): void {
  if (Number(headers['content-length'] ?? 0) > largest) return done(tooLarge, NOTHING);
  const chunks: Buffer[] = [];
  let size = 0;
  let ended = false;
  const end = (problem: Problem | null): void => {
    if (ended) return;
    ended = true;
    arrived();
    payload.off('data', take);
    // The rest is neither kept nor waited for.
    if (problem !== null) payload.resume();
    done(
      problem,
      problem !== null ? NOTHING : chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size),
    );
  };
  const take = (chunk: Buffer): void => {
    size += chunk.byteLength;
    if (size > largest) return end(tooLarge);
    chunks.push(chunk);
  };
  const arrived = bodyDeadline(payload, deadline, end);
  payload.on('data', take);
  payload.once('end', () => end(null));
  payload.once('error', () => end(cutOff));
  payload.once('close', () => end(cutOff));
}

const NOTHING = new Uint8Array();

/** @throws Problem 400 with the place of the fault */
function parsed(bytes: Uint8Array): unknown {
  const text = utf8TextOf(bytes);
  if (typeof text !== 'string') throw notUtf8(text.wrongAt);
  const read = readJson(text, DEEPEST_BODY);
  if (read.ok) return read.value;
  throw faulty(read.fault, text);
}

const SHAPE = 'Mend it; the shape stands in /openapi.json.';

function faulty({ kind, at, pointer }: JsonFault | TooDeep, text: string): Problem {
  switch (kind) {
    case 'too-deep': {
      const message = `is nested deeper than ${DEEPEST_BODY} levels`;
      return badRequest('malformed-request', `The body ${message}.`, SHAPE, [{ pointer: '', message }]);
    }
    case 'name-twice': {
      const detail = `The member ${pointer} is there twice, for the second time at character ${at + 1}.`;
      return badRequest('member-twice', detail, 'Send each member once.', [{ pointer, message: 'is there twice' }]);
    }
    case 'not-json': {
      const message = at >= text.length ? 'ends too early' : `is no JSON from character ${at + 1} on`;
      return badRequest('malformed-request', `The body ${message}.`, SHAPE, [{ pointer, message }]);
    }
  }
}

const notUtf8 = (at: number): Problem =>
  badRequest(
    'encoding-wrong',
    `The body is not UTF-8: its byte ${at + 1} can't be part of it.`,
    'Save it as UTF-8 and send it again: what would be read is not what was meant.',
    [{ pointer: '', message: `is not UTF-8 at byte ${at + 1}` }],
  );

const tooLarge = new Problem(TOO_LARGE);

const cutOff = badRequest('malformed-request', 'The body was cut off.', 'Send the request again.');
