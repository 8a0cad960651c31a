import type { CommandOutcome } from '@pacta/event-store';
import type { Refusal } from '@pacta/ledger';
import { Problem } from '../http/problem.ts';
import { FORBIDDEN, HIDDEN } from './permission.ts';

type Failed = Exclude<CommandOutcome, { readonly kind: 'recorded' | 'replayed' | 'dry-run' }>;

const hidden = new Problem({
  status: 404,
  code: 'not-found',
  detail: 'There is no such resource, or nothing of it that you may see.',
  next: 'Check the id; if it is right, ask the secretariat of the partnership for a role in it.',
});

const keyReused = new Problem({
  status: 422,
  code: 'idempotency-key-reused',
  detail: 'This Idempotency-Key was used before, for a command with other content.',
  next: 'Send a fresh key with a new command; repeat a command with exactly the content that it had.',
});

const busy = new Problem({
  status: 409,
  code: 'stream-busy',
  detail: 'Others kept writing to the same resource, so nothing was recorded.',
  next: 'Send the same request again after the time in Retry-After.',
  headers: { 'retry-after': '1' },
});

/** Maps the outcome of a command that recorded nothing to a problem document. */
export function problemFor(outcome: Failed): Problem {
  switch (outcome.kind) {
    case 'refused':
      return outcome.refusal.refused === HIDDEN ? hidden : refusal(outcome.refusal);
    case 'not-found':
      return hidden;
    case 'stale':
      return stale(outcome.actual);
    case 'key-reused':
      return keyReused;
    case 'conflict':
      return busy;
  }
}

const refusal = ({ refused: code, detail, next, pointer }: Refusal): Problem =>
  new Problem({
    status: statusOf(code),
    code,
    detail,
    next,
    ...(pointer === undefined ? {} : { errors: [{ pointer, message: detail }] }),
  });

function statusOf(code: string): number {
  if (FORBIDDEN.includes(code)) return 403;
  return code === 'not-recordable' ? 400 : 409;
}

const stale = (actual: number): Problem =>
  new Problem({
    status: 412,
    code: 'stale-revision',
    detail:
      actual < 0
        ? 'If-Match names a revision, but this resource has none yet.'
        : `If-Match names a revision that is no longer the present one, which is "${actual}".`,
    next: 'Read the resource again, look at what has changed, and send its new ETag.',
    ...(actual < 0 ? {} : { headers: { etag: `"${actual}"` } }),
  });
