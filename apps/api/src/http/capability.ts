import { SetMetadata } from '@nestjs/common';
import type { Capability as CapabilityName } from '@pacta/ledger';

export const CAPABILITY = 'pacta:capability';
export const ANONYMOUS = 'pacta:anonymous';
/** Signed in is enough; what the answer holds depends on the actor's roles. */
export const SIGNED_IN = 'signed-in';

/** What the actor must be allowed to do. The use case asks `may`; here it is named for the guard and for the OpenAPI document. */
export const Capability = (capability: CapabilityName | typeof SIGNED_IN): MethodDecorator & ClassDecorator =>
  SetMetadata(CAPABILITY, capability);

/** Open to everyone, signed in or not. */
export const Anonymous = (): MethodDecorator & ClassDecorator => SetMetadata(ANONYMOUS, true);
