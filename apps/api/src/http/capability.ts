import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Capability as CapabilityName } from '@pacta/ledger';
import { RouteRule } from './route-rules.ts';

export const CAPABILITY = 'pacta:capability';
export const ANONYMOUS = 'pacta:anonymous';
/** Any authenticated actor; the answer's content depends on their roles. */
export const SIGNED_IN = 'signed-in';

/** The capability that the route needs, for the OpenAPI document. The use case itself checks `may`. */
export const Capability = (capability: CapabilityName | typeof SIGNED_IN): MethodDecorator & ClassDecorator =>
  SetMetadata(CAPABILITY, capability);

/** Open to everyone, signed in or not. */
export const Anonymous = (): MethodDecorator =>
  applyDecorators(SetMetadata(ANONYMOUS, true), RouteRule({ anonymous: true }));
