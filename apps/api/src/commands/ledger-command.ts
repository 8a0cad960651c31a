import type { CommandEnvelope } from '../http/command-envelope.ts';
import type { AnySlice, Sent } from './slice.ts';

/** Any command on the CommandBus: a body that passed its checks, the slice that knows its rules, and who sends it how. */
export class LedgerCommand implements Sent<object> {
  constructor(
    readonly slice: AnySlice,
    readonly name: string,
    /** Id of the resource in the path: what is changed, or the partnership in which something new begins. */
    readonly subject: string,
    readonly data: object,
    /** Plain date on which it was true, where known. */
    readonly effectiveOn: string | undefined,
    readonly envelope: CommandEnvelope,
  ) {}
}
