import 'reflect-metadata';
import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

/** What is known of a route before its request's body is read. */
export interface RouteRules {
  /** Open to everyone, signed in or not. */
  readonly anonymous?: boolean;
  /** The rate limit that it counts towards; a read that says nothing counts as one. */
  readonly rate?: 'command' | 'report' | 'none';
  /** It takes long of a large ledger: few at once. */
  readonly long?: boolean;
  /** Its answer lasts, and is bounded by itself. */
  readonly lasting?: boolean;
}

declare module 'fastify' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface FastifyContextConfig extends RouteRules {}
}

/** Adds to the rules of a route, whatever other decorators say of it. */
export const RouteRule =
  (rules: RouteRules): MethodDecorator =>
  (target, name, descriptor) => {
    const before = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, descriptor.value as object) as
      RouteRules | undefined;
    RouteConfig({ ...before, ...rules })(target, name, descriptor);
  };

/** The rate limit that this route counts towards; a report also counts as long. */
export const Rated = (rate: 'command' | 'report'): MethodDecorator =>
  RouteRule({ rate, ...(rate === 'report' ? { long: true } : {}) });
