import Sequencer from '@jest/test-sequencer';

/** Kinds of suites that start processes or keep a store, the longest first. */
const KINDS = ['.e2e.spec.ts', '.property.spec.ts', '.int.spec.ts'];

function rank({ path }) {
  const at = KINDS.findIndex((kind) => path.endsWith(kind));
  return at < 0 ? KINDS.length : at;
}

/**
 * Long suites come first, so that none of them runs alone at the end. Jest orders by the times of earlier runs, of which
 * a fresh clone has none.
 */
export default class SlowestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((left, right) => rank(left) - rank(right));
  }
}
