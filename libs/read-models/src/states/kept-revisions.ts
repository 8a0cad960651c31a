/**
 * The revisions of a stream whose folded state is cached. They are further apart the longer the stream: a state of a
 * long stream is large, and folding on is cheap compared with reading it. So all of them together weigh a few times the
 * last one, and from any revision the nearest cached one is at most a sixteenth of the stream away.
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
