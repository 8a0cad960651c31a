import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isDemoActor, TokenRefused } from '@pacta/opening';
import { ANONYMOUS, CAPABILITY } from './capability.ts';
import { Problem } from './problem.ts';

/** Verifies a bearer token and answers its actor. */
export type TokenCheck = (token: string) => string | Promise<string>;
export const TOKEN_CHECK = Symbol('TokenCheck');
export const DEMO_LEDGER = Symbol('demo ledger');

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

/** The authenticated actor; the guard sets it before any use case runs. */
export function actorOf(request: FastifyRequest): string {
  const actor = request[ACTOR];
  if (actor === undefined) throw new Error('an anonymous route asked for its actor');
  return actor;
}

/** The authenticated actor, if any. */
export const actorIfAny = (request: FastifyRequest): string | undefined => request[ACTOR];

/** Every route needs a token unless it is marked @Anonymous. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  private readonly access = new Map<object, 'anonymous' | 'signed-in'>();

  constructor(
    private readonly reflector: Reflector,
    @Inject(TOKEN_CHECK) private readonly check: TokenCheck,
    @Inject(DEMO_LEDGER) private readonly demo: boolean,
  ) {}

  /** Answers at once where the token is known: Nest then goes on without a turn of the event loop. */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (this.accessOf(context) === 'anonymous') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = this.check(tokenIn(request.headers.authorization));
    return typeof actor === 'string' ? this.admit(request, actor) : this.admitOnce(request, actor);
  }

  private accessOf(context: ExecutionContext): 'anonymous' | 'signed-in' {
    const handler = context.getHandler();
    const known = this.access.get(handler);
    if (known !== undefined) return known;
    const targets = [handler, context.getClass()];
    const isAnonymous = this.reflector.getAllAndOverride<boolean>(ANONYMOUS, targets) === true;
    if (!isAnonymous && this.reflector.getAllAndOverride(CAPABILITY, targets) === undefined)
      throw unauthorised('This route is closed.');
    const found = isAnonymous ? 'anonymous' : 'signed-in';
    this.access.set(handler, found);
    return found;
  }

  private async admitOnce(request: FastifyRequest, checked: Promise<string>): Promise<boolean> {
    try {
      return this.admit(request, await checked);
    } catch (error) {
      if (error instanceof TokenRefused) throw unauthorised(error.message, 'invalid_token');
      throw error;
    }
  }

  private admit(request: FastifyRequest, actor: string): true {
    if (!this.demo && isDemoActor(actor))
      throw unauthorised('Demo identities exist in demo ledgers only.', 'invalid_token');
    request[ACTOR] = actor;
    return true;
  }
}

function tokenIn(authorization: string | undefined): string {
  if (authorization === undefined) throw unauthorised('The request carries no token.');
  const token = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(authorization)?.[1];
  if (token === undefined)
    throw unauthorised('The Authorization header must read "Bearer", a blank and a token.', 'invalid_request');
  return token;
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
