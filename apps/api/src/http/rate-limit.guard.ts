import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { actorIfAny } from './authentication.guard.ts';
import { RATE } from './rated.ts';
import { Reflector } from '@nestjs/core';

export interface RequestRates {
  /** Per actor and minute; 0 for no limit. */
  readonly commandsPerMinute: number;
  readonly reportsPerMinute: number;
}

const MINUTE = 60_000;
const reflector = new Reflector();
const rateOf = (context: ExecutionContext): string | undefined =>
  reflector.get<string | undefined>(RATE, context.getHandler());

/** One bucket per actor for all commands, one for reports. */
export function throttlers({ commandsPerMinute, reportsPerMinute }: RequestRates): ThrottlerModuleOptions {
  const bucket = (name: string, limit: number) => ({
    name,
    limit,
    ttl: MINUTE,
    skipIf: (context: ExecutionContext) => limit === 0 || rateOf(context) !== name,
  });
  return {
    throttlers: [bucket('command', commandsPerMinute), bucket('report', reportsPerMinute)],
    generateKey: (_context, tracker, name) => `${name} ${tracker}`,
    setHeaders: false,
  };
}

/** Counts by actor, else by the connection's address: a forwarded address can be forged. */
@Injectable()
export class CountingGuard extends ThrottlerGuard {
  /** Whether requests of this route are counted at all. */
  limits(context: ExecutionContext): boolean {
    return this.throttlers.some(({ skipIf }) => skipIf?.(context) !== true);
  }

  protected override getTracker(request: Record<string, unknown>): Promise<string> {
    const signed = request as unknown as FastifyRequest;
    return Promise.resolve(actorIfAny(signed) ?? `address ${signed.socket.remoteAddress ?? ''}`);
  }
}

/** Lets requests of routes without a limit through at once. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limited = new Map<object, boolean>();

  constructor(private readonly counting: CountingGuard) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const handler = context.getHandler();
    let isLimited = this.limited.get(handler);
    if (isLimited === undefined) this.limited.set(handler, (isLimited = this.counting.limits(context)));
    return isLimited ? this.counting.canActivate(context) : true;
  }
}
