import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isDemoActor, TokenRefused } from '@pacta/opening';
import { noSuchRoute, Problem } from './problem.ts';

/** Verifies a bearer token and answers its actor. */
export type TokenCheck = (token: string) => string | Promise<string>;

export interface Authentication {
  readonly check: TokenCheck;
  /** Whether demo identities exist in this ledger. */
  readonly demo: boolean;
  /** Called for each token that is refused. @throws Problem 429 where this address has failed too often */
  readonly failed: (request: FastifyRequest) => Promise<void>;
}

const ACTOR: unique symbol = Symbol('actor');

declare module 'fastify' {
  interface FastifyRequest {
    [ACTOR]?: string;
  }
}

/** Gives every request the place for its actor. */
export function nameActors(fastify: FastifyInstance): void {
  fastify.decorateRequest(ACTOR, undefined);
}

/** The authenticated actor, known before the body is read. */
export function actorOf(request: FastifyRequest): string {
  const actor = request[ACTOR];
  if (actor === undefined) throw new Error('an anonymous route asked for its actor');
  return actor;
}

/** The authenticated actor, if any. */
export const actorIfAny = (request: FastifyRequest): string | undefined => request[ACTOR];

/**
 * Every route needs a token unless it is marked @Anonymous. Looked at as soon as the headers are there, so that nobody's body
 * is read who may not send one; the same holds for an address where there is nothing.
 */
export function authenticate(fastify: FastifyInstance, { check, demo, failed }: Authentication): void {
  fastify.addHook('onRequest', async (request) => {
    if (request.is404) throw noSuchRoute;
    if (request.routeOptions.config.anonymous === true) return;
    try {
      const actor = await authenticated(request.headers.authorization, check);
      if (!demo && isDemoActor(actor)) throw new TokenRefused('Demo identities exist in demo ledgers only.');
      request[ACTOR] = actor;
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      await failed(request);
      throw unauthorised(error.message, 'invalid_token');
    }
  });
}

function authenticated(authorization: string | undefined, check: TokenCheck): string | Promise<string> {
  if (authorization === undefined) throw unauthorised('The request carries no token.');
  const token = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(authorization)?.[1];
  if (token === undefined)
    throw unauthorised('The Authorization header must read "Bearer", a blank and a token.', 'invalid_request');
  return check(token);
}

const unauthorised = (detail: string, error?: string): Problem =>
  new Problem({
    status: 401,
    code: 'not-signed-in',
    detail,
    next: 'Send "Authorization: Bearer" with a token; on the ledger\'s machine "npx pacta token --as" makes one.',
    headers: {
      'www-authenticate': error === undefined ? 'Bearer realm="pacta"' : `Bearer realm="pacta", error="${error}"`,
    },
  });
