import type { FactSource } from '@pacta/event-store';
import { streamName, type Command, type Decider, type Fold, type Refusal } from '@pacta/ledger';
import type { CommandEnvelope } from '../http/command-envelope.ts';
import type { LookUps } from './look-ups.ts';

export type Decided = { readonly type: string; readonly data: unknown };
export type FactSources<Facts> = { readonly [Name in keyof Facts]: FactSource | undefined };

/** What the access rule is asked about one command. */
export interface Asked<C extends Command, State, Facts> {
  readonly name: C['name'];
  readonly data: C['data'];
  readonly actor: string;
  readonly state: State;
  readonly facts: Facts;
}

/** A command as it was sent, before anything was looked up. */
export interface Sent<Body> {
  /** Id of the resource in the path; empty where the path names none. */
  readonly subject: string;
  readonly data: Body;
  readonly envelope: CommandEnvelope;
}

/** The data of one command among those of a capability. */
export type DataOf<C extends Command, Name extends C['name']> = Extract<C, { readonly name: Name }>['data'];

/** A command as its rules are asked about it. */
export interface Prepared<Data extends object = object> {
  /** Id of the stream that it is about, where that is not the resource in the path. */
  readonly subject?: string;
  readonly data: Data;
  /** The rules, where they depend on what was looked up. */
  readonly slice?: AnySlice;
}

/** Looks up and translates what the rules of one command need. A refusal of its own ends the command. */
export type Prepare<Body extends object, Data extends object> = (
  sent: Sent<Body>,
  look: LookUps,
) => Prepared<Data> | Refusal | Promise<Prepared<Data> | Refusal>;

/** By the command's name. */
export type Preparations = Readonly<Record<string, Prepare<never, object>>>;

/** One capability's side of its commands: the rules, what they look up, and who may. */
export interface Slice<C extends Command, State, D extends Decided, Facts, P extends object = object> {
  readonly decider: Decider<C, State, D, Facts>;
  /** Commands that make a stream of their own. */
  readonly creates: readonly C['name'][];
  /** Commands that may be the first on a stream whose id is known beforehand. */
  readonly opens?: readonly C['name'][];
  /** Commands for which something is looked up or translated first. */
  readonly prepare?: P;
  /** The id of the stream that a creating command makes, where its data say it; else it follows from the command. */
  idFor?(data: C['data']): string | undefined;
  /** The partnership that the stream belongs to; `begun` is the one in whose path something new begins. */
  partnershipOf(state: State, begun: string): string | undefined;
  facts(data: C['data'], state: State, partnershipId: string | undefined): FactSources<Facts>;
  /** The access rule. */
  mayNot(asked: Asked<C, State, Facts>): Refusal | undefined;
}

/** A slice on its way over the bus, where its types were checked already. */
export type AnySlice = Slice<Command, unknown, Decided, object, Preparations>;

export const anySlice = <C extends Command, State, D extends Decided, Facts, P extends object>(
  slice: Slice<C, State, D, Facts, P>,
): AnySlice => slice as unknown as AnySlice;

/** A fact folded from `<category>-<id>`, or nothing where no id is named. */
export function factFrom(
  decider: Fold<unknown> & { readonly category: Decider<Command, unknown, Decided, unknown>['category'] },
  id: string | undefined,
): FactSource | undefined {
  return id === undefined ? undefined : { stream: streamName(decider.category, id), fold: decider };
}
