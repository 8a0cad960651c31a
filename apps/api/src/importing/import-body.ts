import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { bodyDeadline, type BodyDeadline } from '../http/body-deadline.ts';
import { badRequest } from '../http/problem.ts';

/** The only route that accepts a file. */
export const IMPORTS_PATH = '/v1/imports';
const FILE_TYPES = ['application/octet-stream', 'application/xml', 'text/xml'];

/** Largest file that is imported over HTTP, in bytes. */
export const LARGEST_IMPORT = 1024 ** 3;

/** The largest file at 300 kB/s, and no pause of half a minute. */
const DEADLINE: BodyDeadline = { whole: 3_600_000, idle: 30_000 };

/**
 * Streams the bytes of an imported file: they are counted and written to disk, never buffered whole. No other route
 * accepts these content types.
 */
export function takeFiles(fastify: FastifyInstance, deadline = DEADLINE): void {
  fastify.addContentTypeParser(FILE_TYPES, (request, payload, done) => {
    if (request.routeOptions.url === IMPORTS_PATH) return done(null, inTime(payload, deadline));
    done(Object.assign(new Error('not JSON'), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }), undefined);
  });
}

/** The same bytes; fails where they come too slowly or not to their end, while an answer can still be sent. */
function inTime(payload: IncomingMessage, deadline: BodyDeadline): Readable {
  const file = new PassThrough();
  const arrived = bodyDeadline(payload, deadline, (problem) => {
    payload.unpipe(file);
    payload.resume();
    file.destroy(problem);
  });
  payload.once('end', arrived);
  payload.once('close', () => {
    arrived();
    if (!payload.readableEnded) file.destroy(cutOff);
  });
  return payload.pipe(file);
}

const cutOff = badRequest('malformed-request', 'The file was cut off.', 'Send it again.');
