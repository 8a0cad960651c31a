/*
 * At which revisions of a stream a folded state is worth keeping: the further apart the longer the stream, because a state
 * of a long stream is large, and folding on from it is cheap compared with reading it. So all of them together weigh a few
 * of the last one, and from any revision the nearest kept one is at most a sixteenth of the stream away.
 */

const DENSE = 64;
const DENSE_STEP = 4;
/** Steps to every doubling of the stream. */
const STEPS = 16;

export function isKept(revision: number): boolean {
  const count = revision + 1;
  const step = count <= DENSE ? DENSE_STEP : 2 ** Math.floor(Math.log2(count - 1)) / STEPS;
  return count % step === 0;
}
