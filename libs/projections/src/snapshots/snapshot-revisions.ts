/*
 * At which revisions of a stream a folded state is worth keeping. Closer together at the beginning, where most streams
 * end; a state of a long stream is large, and folding on from it is cheap beside reading it.
 */

const DENSE = 64;
const MIDDLING = 1_024;
const FIRST_STORED = 256;

/** In memory, where states share what did not change between them. */
export function isKept(revision: number): boolean {
  const count = revision + 1;
  return count % (count <= DENSE ? 4 : count <= MIDDLING ? 32 : 256) === 0;
}

/** On disk, where each is a text of its own: 256 events, 512, 1,024 … so all of them together cost two of the last. */
export function isStored(revision: number): boolean {
  const steps = Math.log2((revision + 1) / FIRST_STORED);
  return steps >= 0 && Number.isInteger(steps);
}
