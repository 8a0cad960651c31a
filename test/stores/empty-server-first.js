import Sequencer from '@jest/test-sequencer';

/** Service nodes need a server that holds no ledger yet, so they come before the suites that write to it. */
export default class EmptyServerFirst extends Sequencer {
  sort(tests) {
    const isFirst = ({ path }) => path.includes('two-nodes');
    return [...tests.filter(isFirst), ...super.sort(tests.filter((test) => !isFirst(test)))];
  }
}
