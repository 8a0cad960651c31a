/*
 * At which revisions of a stream a folded state is worth keeping: the further apart the longer the stream, because a state
 * of a long stream is large, and folding on from it is cheap beside reading it. So all of them together weigh a few of the
 * last one, and from any revision the nearest kept one is at most a sixteenth of the stream away.
 */

const DENSE = 64;
const DENSE_STEP = 4;
/** Steps to every doubling of the stream. */
const STEPS = 16;
const FIRST_STORED = 256;

/** In memory. */
export function isKept(revision: number): boolean {
  const count = revision + 1;
  const step = count <= DENSE ? DENSE_STEP : 2 ** Math.floor(Math.log2(count - 1)) / STEPS;
  return count % step === 0;
}

/** On disk, where each is a text of its own: 256 events, 512, 1,024 … so all of them together cost two of the last. */
export function isStored(revision: number): boolean {
  const steps = Math.log2((revision + 1) / FIRST_STORED);
  return steps >= 0 && Number.isInteger(steps);
}

/** Whether a state on disk may be nearer to `revision` than the one known at `known` (-1: none). */
export const mayBeNearerOnDisk = (revision: number, known: number): boolean =>
  revision + 1 >= FIRST_STORED && (known + 1) * 2 <= revision + 1;
