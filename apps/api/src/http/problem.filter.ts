import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppendRefused, StoreUnavailable } from '@pacta/event-store';
import { QueryFault, type QueryFaultKind } from '@pacta/queries';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GivenUp } from '../reading/lane.ts';
import { noSuchRoute, Problem, problemDocument, TOO_LARGE, type ProblemParts } from './problem.ts';

/** Turns any error into problem+json. An unexpected error is logged in full and answered without details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    // Nobody is there to be answered.
    if (error instanceof GivenUp) return;
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const parts = problemOf(error);
    if (parts.status >= 500) request.log.error({ reqId: request.id, err: error, code: parts.code }, 'request failed');
    if (reply.sent) return;
    for (const [name, value] of Object.entries(parts.headers ?? {})) void reply.header(name, value);
    void reply
      .status(parts.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemDocument(parts, request.id)));
  }
}

export function problemOf(error: unknown): ProblemParts {
  if (error instanceof Problem) return error.parts;
  if (error instanceof QueryFault) return unanswered(error);
  if (error instanceof StoreUnavailable) return storeUnavailable;
  if (error instanceof AppendRefused)
    return error.code.endsWith('too-large') ? TOO_LARGE : (REFUSED_APPENDS[error.code] ?? internal);
  const coded = error as { readonly code?: unknown; readonly statusCode?: unknown };
  const known = typeof coded?.code === 'string' ? FASTIFY_PROBLEMS[coded.code] : undefined;
  if (known !== undefined) return known;
  const status = error instanceof HttpException ? error.getStatus() : coded?.statusCode;
  return (
    (typeof status === 'number' ? STATUS_PROBLEMS[status] : undefined) ?? (isClientFault(status) ? malformed : internal)
  );
}

const STATUS_OF: Readonly<Record<QueryFaultKind, number>> = {
  'not-found': 404,
  forbidden: 403,
  malformed: 400,
  unready: 503,
};

function unanswered({ kind, code, message: detail, next, parameter, retryAfter }: QueryFault): ProblemParts {
  return {
    status: STATUS_OF[kind],
    code,
    detail,
    ...(next === undefined ? {} : { next }),
    ...(parameter === undefined ? {} : { errors: [{ pointer: `/query/${parameter}`, message: detail }] }),
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
  };
}

const isClientFault = (status: unknown): boolean => typeof status === 'number' && status >= 400 && status < 500;

const storeUnavailable: ProblemParts = {
  status: 503,
  code: 'store-unavailable',
  detail: 'The event store can not be reached, is full or is closing; nothing was recorded.',
  next: 'Send the same request again, with the same Idempotency-Key, after the time in Retry-After.',
  headers: { 'retry-after': '2' },
};

/**
 * Event ids derive from actor and key, so an id found in another stream means that the key was used for another
 * resource.
 */
const keyReused: ProblemParts = {
  status: 422,
  code: 'idempotency-key-reused',
  detail: 'This Idempotency-Key was used before, for a command on another resource.',
  next: 'Send a fresh key with a new command; repeat a command with exactly the content that it had.',
};

const malformed: ProblemParts = {
  status: 400,
  code: 'malformed-request',
  detail: 'The request is not HTTP and JSON as this service reads them.',
  next: 'Send a JSON object in UTF-8 with the content type application/json.',
};

const internal: ProblemParts = {
  status: 500,
  code: 'internal-fault',
  detail: 'Something is wrong on our side; it has been logged under this instance.',
  next: 'Try again; if it stays, give the instance to whoever runs the service.',
};

const unsupported: ProblemParts = {
  status: 415,
  code: 'unsupported-media-type',
  detail: 'Request bodies are JSON here.',
  next: 'Send the content type application/json.',
};

const REFUSED_APPENDS: Readonly<Partial<Record<AppendRefused['code'], ProblemParts>>> = { 'id-elsewhere': keyReused };

const FASTIFY_PROBLEMS: Readonly<Record<string, ProblemParts>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: unsupported,
  FST_ERR_CTP_BODY_TOO_LARGE: TOO_LARGE,
};

const STATUS_PROBLEMS: Readonly<Record<number, ProblemParts>> = {
  400: malformed,
  404: noSuchRoute.parts,
  413: TOO_LARGE,
  415: unsupported,
  503: storeUnavailable,
};
