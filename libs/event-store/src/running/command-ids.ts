import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { derivedId } from './derived-id.ts';

/** Namespace of every id derived from an actor and a key. Must never change: a new one would break every replay. */
const COMMANDS = '6d0f4a3e-7c51-5d0b-9a57-2f6b1c0e8d43';

/** The same actor with the same Idempotency-Key always means the same command; without a key each call is a new one. */
export const commandIdOf = (actor: string, idempotencyKey: string | undefined): string =>
  idempotencyKey === undefined ? v7({ random: nextRandom() }) : derivedId(`${actor}\u0000${idempotencyKey}`, COMMANDS);

/** Id of the stream that a creating command makes. A command that may be repeated has to find it again by its id alone. */
export const createdStreamId = (commandId: string): string => {
  const id = derivedId('stream', commandId);
  return commandId.charAt(VERSION_AT) === '7' ? clustered(id, timeOf(commandId)) : id;
};

/** Id of the event number `index` of a command that is decided at `at`, in milliseconds since 1970. */
export const eventIdOf = (commandId: string, index: number, at: number): string =>
  clustered(derivedId(String(index), commandId), at);

/** Place of a UUID's version digit in its text. */
const VERSION_AT = 14;

/** Milliseconds that one cluster spans, and how many clusters there are before the first one comes again. */
const CLUSTER_SPAN = 16;
const CLUSTERS = 2 ** 20;
const CLUSTER_DIGITS = 5;

/**
 * The id as a UUID v8 whose first 20 bits are a clock that goes round in four and a half hours. Ids made at the same time
 * are next to each other in an index, so that a commit writes a page or two of it in place of one for each event. The
 * clock goes round so that ids of different times still differ in their first digits, by which people name them (ADR 30).
 */
function clustered(id: string, at: number): string {
  const cluster = (Math.floor(at / CLUSTER_SPAN) % CLUSTERS).toString(16).padStart(CLUSTER_DIGITS, '0');
  return `${cluster}${id.slice(CLUSTER_DIGITS, VERSION_AT)}8${id.slice(VERSION_AT + 1)}`;
}

/** The time in a UUID v7, in milliseconds since 1970. */
const timeOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

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
