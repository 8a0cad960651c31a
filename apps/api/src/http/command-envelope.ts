import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { actorOf } from './authentication.ts';
import { correlationIdOf, demoClockOf, dryRunOf, idempotencyKeyOf, ifMatchOf } from './request-headers.ts';

/** What comes with a command's data: its actor, and how to run it. */
export interface CommandEnvelope {
  readonly actor: string;
  readonly dryRun: boolean;
  readonly idempotencyKey?: string;
  /** The revision that the caller last saw. */
  readonly ifMatch?: number;
  readonly correlationId?: string;
  /** ISO 8601 instant to set a demo's clock to. */
  readonly at?: string;
}

/** @throws Problem 400 naming the header at fault */
export function envelopeOf(request: FastifyRequest): CommandEnvelope {
  const idempotencyKey = idempotencyKeyOf(request);
  const ifMatch = ifMatchOf(request);
  const correlationId = correlationIdOf(request);
  const at = demoClockOf(request);
  return {
    actor: actorOf(request),
    dryRun: dryRunOf(request),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(at === undefined ? {} : { at }),
  };
}

/** Injects the envelope into a controller's method. */
export const Envelope = createParamDecorator((_: unknown, context: ExecutionContext) =>
  envelopeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
