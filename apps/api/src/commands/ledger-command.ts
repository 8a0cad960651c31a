import type { CommandEnvelope } from '../http/command-envelope.ts';
import type { AnySlice, Sent } from './slice.ts';

/** Any command on the CommandBus: a valid body, the slice with its rules, and the request's envelope. */
export class LedgerCommand implements Sent<object> {
  constructor(
    readonly slice: AnySlice,
    readonly name: string,
    /** Id of the resource in the path: the one to change, or the partnership in which to create one. */
    readonly subject: string,
    readonly data: object,
    /** Plain date on which the fact was true, where known. */
    readonly effectiveOn: string | undefined,
    readonly envelope: CommandEnvelope,
  ) {}
}
