import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { derivedId } from './derived-id.ts';

/** Namespace of every id derived from an actor and a key. Must never change: a new one would break every replay. */
const COMMANDS = '6d0f4a3e-7c51-5d0b-9a57-2f6b1c0e8d43';

/** The same actor with the same Idempotency-Key always means the same command; without a key each call is a new one. */
export const commandIdOf = (actor: string, idempotencyKey: string | undefined): string =>
  idempotencyKey === undefined ? v7({ random: nextRandom() }) : derivedId(`${actor}\u0000${idempotencyKey}`, COMMANDS);

/** Id of the stream that a creating command makes. */
export const createdStreamId = (commandId: string): string => derivedId('stream', commandId);

/** Id of the command's event number `index`; the same again on a retry. */
export const eventIdOf = (commandId: string, index: number): string => derivedId(String(index), commandId);

const RANDOM_BYTES = 16;
const drawn = new Uint8Array(RANDOM_BYTES * 256);
let taken = drawn.length;

/** Randomness for one id, drawn from the system in bulk. */
function nextRandom(): Uint8Array {
  if (taken === drawn.length) {
    randomFillSync(drawn);
    taken = 0;
  }
  taken += RANDOM_BYTES;
  return drawn.subarray(taken - RANDOM_BYTES, taken);
}
