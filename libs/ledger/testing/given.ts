import { expect } from '@jest/globals';
import {
  eventCatalogue,
  foldOn,
  isRefusal,
  streamName,
  type Command,
  type CommandContext,
  type Decider,
  type RecordedEvent,
  type Refusal,
} from '../src/index.ts';
import { OWN_ID, PARTNERSHIP } from './samples.ts';

type Decided = { readonly type: string; readonly data: unknown };

/** An event of the past; by `actor-1` where nobody is named. */
export type Past<D extends Decided> = D & { readonly actor?: string };

export const EVENT_ID = (index: number): string => `00000000-0000-5000-8000-${String(index).padStart(12, '0')}`;
export const COMMAND_ID = '5f2a1c30-0000-5000-8000-000000000002';

export const BY: CommandContext = {
  actor: 'actor-1',
  commandId: COMMAND_ID,
  at: '2026-04-12T09:30:00.000Z',
  today: '2026-04-12',
};

/** The recorded form of the event at `index` of its stream. */
export function recorded<C extends Command, S, D extends Decided, F>(
  { category }: Pick<Decider<C, S, D, F>, 'category'>,
  { type, data, actor = 'actor-1' }: Past<D>,
  index: number,
): RecordedEvent {
  const stream = category === 'ledger' ? 'ledger-main' : streamName(category, OWN_ID);
  const id = category === 'partnership' ? OWN_ID : PARTNERSHIP;
  return {
    eventId: EVENT_ID(index),
    stream,
    revision: index,
    type,
    data,
    metadata: {
      actor,
      commandId: COMMAND_ID,
      recordedAt: BY.at,
      salt: 'xBxw0OXfrnnTLzUfxZrqTg',
      ...(category === 'ledger' ? {} : { partnershipId: id }),
    },
  };
}

/** The state after these events. */
export const folded = <C extends Command, S, D extends Decided, F>(
  decider: Decider<C, S, D, F>,
  past: readonly Past<D>[],
): S =>
  foldOn(
    decider,
    decider.initialState,
    past.map((event, index) => recorded(decider, event, index)),
  );

/** Given these events and facts, a command records these events or is refused. */
export function given<C extends Command, S, D extends Decided, F>(
  decider: Decider<C, S, D, F>,
  facts: F,
  past: readonly Past<D>[] = [],
) {
  const state = folded(decider, past);
  return {
    state,
    when<Name extends C['name']>(
      name: Name,
      data: Extract<C, { readonly name: Name }>['data'],
      by: Partial<CommandContext> = {},
    ) {
      const before = structuredClone(state);
      const outcome = decider.decide({ name, data, by: { ...BY, ...by } } as unknown as C, state, facts);
      expect(state).toEqual(before);
      return {
        outcome,
        records: (...events: readonly D[]): void => {
          expect(outcome).toEqual(events);
          expectRecordable(outcome);
        },
        refused: (code: string, pointer?: string): void => expectRefused(outcome, code, pointer),
      };
    },
  };
}

/** Whatever is decided must pass its schema, or it could never be appended. */
export function expectRecordable(outcome: readonly Decided[] | Refusal): asserts outcome is readonly Decided[] {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}. ${outcome.detail}`);
  for (const { type, data } of outcome) expect(eventCatalogue.get(type)?.data.safeParse(data).error).toBeUndefined();
}

function expectRefused(outcome: readonly Decided[] | Refusal, code: string, pointer: string | undefined): void {
  expect(outcome).toMatchObject({ refused: code });
  const refusal = outcome as Refusal;
  expect(refusal.pointer).toBe(pointer);
  for (const sentence of [refusal.detail, refusal.next]) expect(sentence).toMatch(/^\S.*\.$/);
}
