import type { FoldRun } from './fold-run.ts';
import type { RecordedEvent } from './recorded-event.ts';
import type { Refusal } from './refusal.ts';
import type { StreamCategory } from './stream.ts';

/** A command as rules see it: parsed, authenticated, dated. `data` holds domain values only. */
export interface Command<Name extends string = string, Data = unknown> {
  readonly name: Name;
  readonly data: Data;
  readonly by: CommandContext;
}

/** Who gives the command, when, and what ids it may make. All of it is passed in: the domain has no clock. */
export interface CommandContext {
  readonly actor: string;
  readonly commandId: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  /** The ledger's calendar day of `at` (YYYY-MM-DD). */
  readonly today: string;
  /** Effective date of what is recorded, where the caller knows it. */
  readonly effectiveOn?: string;
}

/** A pure fold over one stream. */
export interface Fold<State> {
  readonly initialState: State;
  /**
   * Must not change `state`, except for what `run` itself has made, and must return `state` itself for an unknown type.
   * Without a run nothing is changed.
   */
  evolve(state: State, event: RecordedEvent, run?: FoldRun): State;
}

/**
 * The rules of one aggregate. `decide` is given the folded stream and, where a rule needs them, `facts`: folds of
 * other, named streams (a waiver reads its decision, a pledge the roster).
 */
export interface Decider<
  C extends Command,
  State,
  Decided extends { readonly type: string; readonly data: unknown },
  Facts,
> extends Fold<State> {
  readonly category: StreamCategory;
  decide(command: C, state: State, facts: Facts): readonly Decided[] | Refusal;
}
