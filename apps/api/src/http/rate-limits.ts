import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorIfAny } from './authentication.ts';
import { Problem } from './problem.ts';

/** Per minute; 0 for no limit. */
export interface RequestRates {
  /** Per actor. */
  readonly commandsPerMinute: number;
  /** Per actor. */
  readonly reportsPerMinute: number;
  /** Per actor; per address, ten times as many. */
  readonly readsPerMinute: number;
  /** Per address: tokens that were refused. */
  readonly failedSignInsPerMinute: number;
}

const MINUTE = 60_000;
/** Actors that one address may stand for: an office, or a proxy that PACTA_PROXY does not name. */
const ACTORS_OF_ADDRESS = 10;

/** Counts one more request. @throws Problem 429 */
type Count = (request: FastifyRequest) => Promise<void>;

export interface RateLimits {
  /** Counts the request towards the limits of its route, its actor and its address. */
  readonly count: Count;
  readonly failedSignIn: Count;
}

/**
 * Counters of requests. An address is that of the connection, since a forwarded one can be forged, unless the connection is
 * from a proxy that the settings name.
 */
export async function rateLimits(fastify: FastifyInstance, rates: RequestRates): Promise<RateLimits> {
  await fastify.register(rateLimit, { global: false });
  const counter = (
    max: number,
    refused: (seconds: number) => Problem,
    by?: (request: FastifyRequest) => string,
  ): Count => {
    if (max === 0) return () => Promise.resolve();
    const take = fastify.createRateLimit({
      max,
      timeWindow: MINUTE,
      ...(by === undefined ? {} : { keyGenerator: by }),
    });
    return async (request) => {
      const found = await take(request);
      if (!found.isAllowed && found.isExceeded) throw refused(found.ttlInSeconds);
    };
  };
  const byActor = (request: FastifyRequest): string => actorIfAny(request) ?? '';
  const { commandsPerMinute, reportsPerMinute, readsPerMinute, failedSignInsPerMinute } = rates;
  const command = counter(commandsPerMinute, tooManyOfActor, byActor);
  const report = counter(reportsPerMinute, tooManyOfActor, byActor);
  const read = counter(readsPerMinute, tooManyOfActor, byActor);
  const ofAddress = counter(readsPerMinute * ACTORS_OF_ADDRESS, tooManyOfAddress);
  return {
    failedSignIn: counter(failedSignInsPerMinute, tooManyFailed),
    async count(request) {
      const { rate = isRead(request) ? 'read' : 'none' } = request.routeOptions.config;
      if (rate === 'command') return command(request);
      if (rate === 'none') return;
      await ofAddress(request);
      if (actorIfAny(request) === undefined) return;
      await (rate === 'report' ? report(request) : read(request));
    },
  };
}

/** Whether a request only reads. */
export const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

const tooMany =
  (detail: string) =>
  (seconds: number): Problem =>
    new Problem({
      status: 429,
      code: 'too-many-requests',
      detail,
      next: 'Wait for the seconds in Retry-After and go on.',
      headers: { 'retry-after': String(Math.max(1, seconds)) },
    });

const tooManyOfActor = tooMany('You have sent more requests within a minute than one actor may.');
const tooManyOfAddress = tooMany(
  'More requests have come from this address within a minute than one address may send.',
);
const tooManyFailed = tooMany('More tokens from this address were refused within a minute than one address may try.');
