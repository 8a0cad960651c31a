import type { Command, Decider, Fold, Refusal, StreamName } from '@pacta/ledger';
import type { NewEvent, StoredEvent, Token } from '../port.ts';

/** A fold of another stream that a rule needs. */
export interface FactSource {
  readonly stream: StreamName;
  readonly fold: Fold<unknown>;
}

export interface Actor {
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly mandate?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** What a decider decides: an event not yet recorded. */
export type Decided = { readonly type: string; readonly data: unknown };

/** The stream of a command: a new one, an existing one, or a named one that may or may not exist. */
export type CommandTarget =
  | { readonly kind: 'new' }
  | { readonly kind: 'existing'; readonly stream: StreamName }
  | { readonly kind: 'named'; readonly stream: StreamName };

/**
 * One command to run. `C` is the decider's union of commands, `Facts` the folds of other streams that its rules need.
 */
export interface CommandRequest<C extends Command, State, D extends Decided, Facts> {
  readonly decider: Decider<C, State, D, Facts>;
  readonly name: C['name'];
  readonly data: C['data'];
  readonly target: CommandTarget;
  /** Which partnership the events belong to; undefined outside any. */
  readonly partnershipOf: (data: C['data'], state: State, stream: StreamName) => string | undefined;
  readonly by: Actor;
  readonly idempotencyKey?: string;
  /** The stream revision that the caller last saw. */
  readonly ifMatch?: number;
  /** YYYY-MM-DD. */
  readonly effectiveOn?: string;
  /** Overrides the clock (ISO 8601 instant). Demo ledgers only, which the caller has checked. */
  readonly at?: string;
  readonly dryRun?: boolean;
  readonly facts: (state: State, data: C['data']) => { readonly [K in keyof Facts]: FactSource | undefined };
  /** The access rule, checked before anything is answered, a replay included. */
  readonly authorise: (state: State, facts: Facts) => Refusal | undefined;
}

export type CommandOutcome =
  | {
      readonly kind: 'recorded' | 'replayed';
      readonly stream: StreamName;
      readonly revision: number;
      readonly token: Token;
      readonly events: readonly StoredEvent[];
    }
  | {
      readonly kind: 'dry-run';
      readonly stream: StreamName;
      readonly revision: number;
      readonly events: readonly NewEvent[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-found'; readonly stream: StreamName }
  /** If-Match names a revision that is no longer the stream's. */
  | { readonly kind: 'stale'; readonly expected: number; readonly actual: number }
  /** The Idempotency-Key was used before, for another command. */
  | { readonly kind: 'key-reused' }
  /** Others kept writing to the stream, or to what the command was decided on; trying again later may succeed. */
  | { readonly kind: 'conflict' };
