import type { EventMetadata } from '@pacta/ledger';
import type { Actor } from './command-request.ts';

interface Recording {
  readonly commandId: string;
  readonly recordedAt: string;
  readonly partnershipId: string | undefined;
  /** The streams that the command was decided on, with their revisions; empty where there is none. */
  readonly basis: string;
}

/** The metadata of a command's events before they have a salt. In canonical order already, as their leaves need them. */
export function metadataOf(
  { by, effectiveOn }: { readonly by: Actor; readonly effectiveOn?: string },
  { commandId, recordedAt, partnershipId, basis }: Recording,
): Omit<EventMetadata, 'salt'> {
  const { actor, onBehalfOf, mandate, correlationId, causationId } = by;
  return {
    actor,
    ...(basis === '' ? {} : { basedOn: basis }),
    ...(causationId === undefined ? {} : { causationId }),
    commandId,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    ...(mandate === undefined ? {} : { mandate }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(partnershipId === undefined ? {} : { partnershipId }),
    recordedAt,
  };
}
