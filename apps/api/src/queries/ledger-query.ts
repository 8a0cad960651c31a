import type { Answer, LedgerReads, Reader } from '@pacta/queries';

/** One question of libs/queries on the bus. */
export class LedgerQuery {
  /**
   * @param ask the question with its request
   * @param actor who asks
   * @param minToken token of the write that the answer must reflect
   */
  constructor(
    readonly ask: (reads: LedgerReads, reader: Reader) => Promise<Answer<unknown>>,
    readonly actor: string,
    readonly minToken: string | undefined,
  ) {}
}
