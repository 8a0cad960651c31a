import type { ReadingName } from '../reading/readings.ts';

/** One reading on the bus. */
export class LedgerQuery {
  /**
   * @param actor who asks
   * @param minToken token of the write that the answer must reflect
   * @param signal aborted where nobody waits for the answer any more
   */
  constructor(
    readonly name: ReadingName,
    readonly request: unknown,
    readonly actor: string,
    readonly minToken: string | undefined,
    readonly signal: AbortSignal,
  ) {}
}
