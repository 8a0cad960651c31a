import { v5, v7 } from 'uuid';

/** Namespace of every id that derives from an actor and a key. Fixed for ever: a new one would break every replay. */
const COMMANDS = '6d0f4a3e-7c51-5d0b-9a57-2f6b1c0e8d43';

/** The same actor with the same Idempotency-Key always means the same command; without a key each call is a new one. */
export const commandIdOf = (actor: string, idempotencyKey: string | undefined): string =>
  idempotencyKey === undefined ? v7() : v5(`${actor}\u0000${idempotencyKey}`, COMMANDS);

/** Id of the stream that a creating command makes. */
export const createdStreamId = (commandId: string): string => v5('stream', commandId);

/** Id of the command's event number `index`, so that a retry makes the same ids. */
export const eventIdOf = (commandId: string, index: number): string => v5(String(index), commandId);
