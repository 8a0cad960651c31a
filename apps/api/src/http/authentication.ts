import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { isDemoActor, TokenRefused } from '@pacta/opening';
import { ANONYMOUS, CAPABILITY } from './capability.ts';
import { Problem } from './problem.ts';

/** Verifies a bearer token and answers its actor. */
export type TokenCheck = (token: string) => Promise<string>;
export const TOKEN_CHECK = Symbol('TokenCheck');
export const DEMO_LEDGER = Symbol('demo ledger');

const actors = new WeakMap<object, string>();

/** The authenticated actor; the guard sets it before any use case runs. */
export function actorOf(request: FastifyRequest): string {
  const actor = actors.get(request);
  if (actor === undefined) throw new Error('an anonymous route asked for its actor');
  return actor;
}

/** The authenticated actor, if any. */
export const actorIfAny = (request: FastifyRequest): string | undefined => actors.get(request);

/** Every route needs a token unless it is marked @Anonymous. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(TOKEN_CHECK) private readonly check: TokenCheck,
    @Inject(DEMO_LEDGER) private readonly demo: boolean,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(ANONYMOUS, targets) === true) return true;
    if (this.reflector.getAllAndOverride(CAPABILITY, targets) === undefined)
      throw unauthorised('This route is closed.');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = await this.authenticatedActor(request.headers.authorization);
    if (!this.demo && isDemoActor(actor))
      throw unauthorised('Demo identities exist in demo ledgers only.', 'invalid_token');
    actors.set(request, actor);
    return true;
  }

  private async authenticatedActor(authorization: string | undefined): Promise<string> {
    if (authorization === undefined) throw unauthorised('The request carries no token.');
    const token = /^Bearer ([\w.~+/-]{1,4096}=*)$/i.exec(authorization)?.[1];
    if (token === undefined)
      throw unauthorised('The Authorization header must read "Bearer", a blank and a token.', 'invalid_request');
    try {
      return await this.check(token);
    } catch (error) {
      if (error instanceof TokenRefused) throw unauthorised(error.message, 'invalid_token');
      throw error;
    }
  }
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
