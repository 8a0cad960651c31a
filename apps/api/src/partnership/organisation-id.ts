import { registeredOrganisationId } from '@pacta/interop';
import { v5, v7 } from 'uuid';

/** UUID namespace for an organisation known by name only. */
const NAMED = '7a2d90e4-35b8-5c61-a0f4-6be1d8c2573f';

interface Described {
  readonly id?: string;
  readonly identifiers?: readonly { readonly scheme: string; readonly ref: string }[];
}

/**
 * The id under which an organisation joins: the given one, else one derived from its first registered number, so that it
 * has the same id in every partnership, else one derived from the command, so that a repeated command gives the same id.
 */
export function organisationId(
  { id, identifiers = [] }: Described,
  actor: string,
  idempotencyKey: string | undefined,
): string {
  if (id !== undefined) return id;
  const [registered] = identifiers;
  if (registered !== undefined) return registeredOrganisationId(registered);
  return idempotencyKey === undefined ? v7() : v5(`${actor}\u0000${idempotencyKey}`, NAMED);
}
