import type { FactSource } from '@pacta/event-store';
import { streamName, type Command, type Decider, type Fold, type Refusal } from '@pacta/ledger';

type Decided = { readonly type: string; readonly data: unknown };
export type FactSources<Facts> = { readonly [Name in keyof Facts]: FactSource | undefined };

/** What the access rule is asked about one command. */
export interface Asked<C extends Command, State, Facts> {
  readonly name: C['name'];
  readonly data: C['data'];
  readonly actor: string;
  readonly state: State;
  readonly facts: Facts;
}

/** What the command desk must know of one capability folder: its rules, what they look up, and who may. */
export interface Slice<C extends Command, State, D extends Decided, Facts> {
  readonly decider: Decider<C, State, D, Facts>;
  /** Commands that make a stream of their own. */
  readonly creates: readonly C['name'][];
  /** Commands that may be the first on a stream whose id is known beforehand. */
  readonly opens?: readonly C['name'][];
  /** The id of the stream that a creating command makes, where its data say it; else it follows from the command. */
  idFor?(data: C['data']): string | undefined;
  /** The partnership that the stream belongs to; `begun` is the one in whose path something new begins. */
  partnershipOf(state: State, begun: string): string | undefined;
  facts(data: C['data'], state: State, partnershipId: string | undefined): FactSources<Facts>;
  /** The access rule. */
  mayNot(asked: Asked<C, State, Facts>): Refusal | undefined;
}

/** A fact folded from `<category>-<id>`, or nothing where no id is named. */
export function factFrom(
  decider: Fold<unknown> & { readonly category: Decider<Command, unknown, Decided, unknown>['category'] },
  id: string | undefined,
): FactSource | undefined {
  return id === undefined ? undefined : { stream: streamName(decider.category, id), fold: decider };
}
