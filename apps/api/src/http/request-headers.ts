import type { FastifyRequest } from 'fastify';
import { badRequest, type Problem } from './problem.ts';

/** A header's text; repeated headers are joined. */
export const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

const wrongHeader = (name: string, message: string, next: string): Problem =>
  badRequest('malformed-header', `The ${name} header ${message}.`, next, [{ pointer: `/header/${name}`, message }]);

/** @throws Problem 400 unless absent or 1 to 200 printable ASCII characters */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = headerOf(request, 'idempotency-key');
  if (key !== undefined && !/^[\x20-\x7e]{1,200}$/.test(key))
    throw wrongHeader(
      'Idempotency-Key',
      'must be 1 to 200 printable ASCII characters',
      'Send a fresh UUID for each new command, and the same one when you repeat it.',
    );
  return key;
}

/** The revision in If-Match. @throws Problem 400 for anything but one strong, quoted revision */
export function ifMatchOf(request: FastifyRequest): number | undefined {
  const tag = headerOf(request, 'if-match');
  if (tag === undefined) return undefined;
  const revision = /^"(0|[1-9]\d{0,14})"$/.exec(tag.trim())?.[1];
  if (revision === undefined)
    throw wrongHeader(
      'If-Match',
      'must be one strong ETag of this resource, such as "3"',
      'Read the resource and send its ETag as it is.',
    );
  return Number(revision);
}

/**
 * Whether `?dryRun=` asks to record nothing. @throws Problem 400 for anything but true and false, and for any other
 * parameter: ignoring a misspelt `dryRun` would write
 */
export const dryRunOf = (request: FastifyRequest): boolean => switchesOf(request, ['dryRun']).dryRun;

/** The query's switches, absent ones false; nothing else may be in it. @throws Problem 400 */
export function switchesOf<Name extends string>(
  request: FastifyRequest,
  names: readonly Name[],
): Record<Name, boolean> {
  const query = request.query as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(query).find((name) => !(names as readonly string[]).includes(name));
  if (unknown !== undefined) throw wrongQuery(unknown, 'is not a parameter of this request');
  const isOn = (name: Name): boolean => {
    const value = query[name];
    if (value === undefined || value === 'false') return false;
    if (value === 'true') return true;
    throw wrongQuery(name, 'must be true or false');
  };
  return Object.fromEntries(names.map((name) => [name, isOn(name)])) as Record<Name, boolean>;
}

/**
 * For a POST that writes and takes no parameters: ignoring one, such as `dryRun`, would write.
 * @throws Problem 400
 */
export function refuseQuery(request: FastifyRequest): void {
  const [unknown] = Object.keys(request.query as object);
  if (unknown === undefined) return;
  const message = 'is not a parameter of this request';
  throw badRequest('malformed-query', `${unknown} ${message}.`, 'Leave it out.', [
    { pointer: `/query/${unknown}`, message },
  ]);
}

const wrongQuery = (name: string, message: string): Problem =>
  badRequest('malformed-query', `${name} ${message}.`, 'Send ?dryRun=true, or leave it out to record.', [
    { pointer: `/query/${name}`, message },
  ]);

/** Whether If-None-Match matches this ETag (weak comparison, RFC 9110 13.1.2). */
export function noneMatch(request: FastifyRequest, etag: string): boolean {
  const tags = headerOf(request, 'if-none-match');
  if (tags === undefined) return false;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  return tags.trim() === '*' || tags.split(',').some((tag) => opaque(tag) === opaque(etag));
}

/** The caller's correlation id. @throws Problem 400 where it is not fit for a log line */
export function correlationIdOf(request: FastifyRequest): string | undefined {
  const id = headerOf(request, 'x-correlation-id');
  if (id !== undefined && !/^[A-Za-z0-9._:-]{1,128}$/.test(id))
    throw wrongHeader('X-Correlation-Id', 'must be 1 to 128 letters, digits and . _ : -', 'Send a UUID.');
  return id;
}

/** The token of a write that the answer must reflect. @throws Problem 400 */
export function minTokenOf(request: FastifyRequest): string | undefined {
  const token = headerOf(request, 'pacta-min-token');
  if (token !== undefined && !/^\d{1,24}$/.test(token))
    throw wrongHeader(
      'Pacta-Min-Token',
      'must be the token of a receipt',
      'Copy receipt.token of the write that you want to see.',
    );
  return token;
}

/** The instant to set the clock to; the use case refuses it on a real ledger. @throws Problem 400 */
export function demoClockOf(request: FastifyRequest): string | undefined {
  const at = headerOf(request, 'pacta-at');
  if (at === undefined) return undefined;
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(at) ? new Date(at) : undefined;
  if (instant === undefined || Number.isNaN(instant.getTime()))
    throw wrongHeader(
      'Pacta-At',
      'must be an instant in UTC such as 2026-04-12T09:30:00Z',
      'Write the instant with a Z at its end.',
    );
  return instant.toISOString();
}
