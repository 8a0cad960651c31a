import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';

/** A reference to one event: by position, id, or prefix of its id. */
export type EventReference =
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'id'; readonly eventId: string }
  | { readonly kind: 'prefix'; readonly prefix: string };

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Shortest prefix of an id, in characters. */
export const SHORTEST_PREFIX = 4;
const PREFIX = /^[0-9a-f]{4,8}(?:-[0-9a-f-]{0,27})?$/;

/**
 * Reads `@12`, an event id, or at least four characters of one.
 *
 * @throws CommandFault wrong usage (2)
 */
export function eventReference(given: string): EventReference {
  const text = given.trim().toLowerCase();
  if (/^@\d{1,15}$/.test(text)) return { kind: 'position', position: Number(text.slice(1)) };
  if (ID.test(text)) return { kind: 'id', eventId: text };
  if (PREFIX.test(text)) return { kind: 'prefix', prefix: text };
  throw new CommandFault(
    EXIT.usage,
    `'${given}' points at no event.`,
    "Give an event id, at least four characters of one, or a position such as @12; 'pacta log' shows both.",
  );
}
