import type { FactSource } from '@pacta/event-store';
import { streamName, type Command, type Decider, type Fold, type Refusal } from '@pacta/ledger';
import type { CommandEnvelope } from '../http/command-envelope.ts';
import type { LookUps } from './look-ups.ts';

export type Decided = { readonly type: string; readonly data: unknown };
export type FactSources<Facts> = { readonly [Name in keyof Facts]: FactSource | undefined };

/** Input of the access rule for one command. */
export interface AccessCheck<C extends Command, State, Facts> {
  readonly name: C['name'];
  readonly data: C['data'];
  readonly actor: string;
  readonly state: State;
  readonly facts: Facts;
}

/** A command as it was sent, before look-ups. */
export interface Sent<Body> {
  /** Id of the resource in the path; empty where the path names none. */
  readonly subject: string;
  readonly data: Body;
  readonly envelope: CommandEnvelope;
}

/** The data of one of a capability's commands. */
export type DataOf<C extends Command, Name extends C['name']> = Extract<C, { readonly name: Name }>['data'];

/** A command that is ready for its decider. */
export interface Prepared<Data extends object = object> {
  /** Id of the stream to write to, where that is not the resource in the path. */
  readonly subject?: string;
  readonly data: Data;
  /** The decider, where it depends on a look-up. */
  readonly slice?: AnySlice;
}

/** Looks up and translates what the decider of one command needs. It may refuse the command itself. */
export type Prepare<Body extends object, Data extends object> = (
  sent: Sent<Body>,
  look: LookUps,
) => Prepared<Data> | Refusal | Promise<Prepared<Data> | Refusal>;

/** By the command's name. */
export type Preparations = Readonly<Record<string, Prepare<never, object>>>;

/** How the commands of one capability run: decider, look-ups and access rule. */
export interface Slice<C extends Command, State, D extends Decided, Facts, P extends object = object> {
  readonly decider: Decider<C, State, D, Facts>;
  /** Commands that create a stream. */
  readonly creates: readonly C['name'][];
  /** Commands that may open a stream whose id is known before. */
  readonly opens?: readonly C['name'][];
  /** Look-ups and translations, by command. */
  readonly prepare?: P;
  /** Id of the stream that a command creates, where its data name one; else it is derived from the command. */
  idFor?(data: C['data']): string | undefined;
  /** The partnership that the stream belongs to; `begun` is the one in the path of a creating command. */
  partnershipOf(state: State, begun: string): string | undefined;
  facts(data: C['data'], state: State, partnershipId: string | undefined): FactSources<Facts>;
  /** The access rule. */
  mayNot(asked: AccessCheck<C, State, Facts>): Refusal | undefined;
}

/** A slice on the bus, with its types erased: the gateway has checked them. */
export type AnySlice = Slice<Command, unknown, Decided, object, Preparations>;

export const anySlice = <C extends Command, State, D extends Decided, Facts, P extends object>(
  slice: Slice<C, State, D, Facts, P>,
): AnySlice => slice as unknown as AnySlice;

/** A fact folded from stream `<category>-<id>`; undefined without an id. */
export function factFrom(
  decider: Fold<unknown> & { readonly category: Decider<Command, unknown, Decided, unknown>['category'] },
  id: string | undefined,
): FactSource | undefined {
  return id === undefined ? undefined : { stream: streamName(decider.category, id), fold: decider };
}
