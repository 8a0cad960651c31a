import type { ReadingName } from '../reading/readings.ts';

/** One reading on the bus. */
export class LedgerQuery {
  /**
   * @param actor who asks
   * @param minToken token of the write that the answer must reflect
   */
  constructor(
    readonly name: ReadingName,
    readonly request: unknown,
    readonly actor: string,
    readonly minToken: string | undefined,
  ) {}
}
