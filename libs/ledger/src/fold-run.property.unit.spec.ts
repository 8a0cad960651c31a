import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { recorded } from '../testing/given.ts';
import type { Life, Made } from '../testing/lives/life.ts';
import { LIVES } from '../testing/lives/lives.ts';
import { foldOn, type FoldRun } from './fold-run.ts';
import type { IndexedEvent } from './view.ts';

interface Fold {
  readonly initialState: unknown;
  evolve(state: unknown, event: IndexedEvent, run?: FoldRun): unknown;
}

const eventsOf = ({ category }: Life, made: readonly Made[]): readonly IndexedEvent[] =>
  made.map((each, at) => ({ ...recorded({ category }, each as never, at), position: 10 + at }));

/** A state as text, including what JSON can't represent; members and entries in their order. */
const asText = (state: unknown): string =>
  JSON.stringify(state, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (value instanceof Map) return { map: [...value] };
    return value instanceof Set ? { set: [...value] } : value;
  });

const foldsOf = ({ category, folds }: Life) =>
  Object.entries(folds).map(([name, fold]) => [`${category} ${name}`, fold as unknown as Fold] as const);

const CASES = LIVES.flatMap((life) => foldsOf(life).map(([name, fold]) => ({ name, fold, life })));

const anyLife = (life: Life): fc.Arbitrary<readonly IndexedEvent[]> =>
  fc
    .array(fc.nat({ max: life.steps.length + life.rarely.length - 1 }), { maxLength: 40 })
    .map((picks) =>
      eventsOf(life, [life.first, ...picks.map((pick, at) => [...life.steps, ...life.rarely][pick]?.(at + 1) as Made)]),
    );

describe('folding in one run', () => {
  test.each(CASES)('$name: comes to the same text as event by event, and changes no state that was there', (each) => {
    const { fold, life } = each;
    const initially = asText(fold.initialState);
    fc.assert(
      fc.property(anyLife(life), fc.nat(), fc.nat(), (events, one, other) => {
        const cuts = [one % (events.length + 1), other % (events.length + 1)].toSorted((left, right) => left - right);
        const stepwise = events.reduce(
          (states, event) => {
            const before = states.at(-1)?.state;
            const after = fold.evolve(before, event);
            return [...states, { state: after, text: asText(after) }];
          },
          [{ state: fold.initialState, text: initially }],
        );
        // Each state is the start of one run, and of a second one from the same state.
        const [first, second] = cuts as [number, number];
        const begun = foldOn(fold, fold.initialState, events.slice(0, first));
        const further = foldOn(fold, begun, events.slice(first, second));
        const whole = foldOn(fold, further, events.slice(second));
        const repeated = foldOn(fold, begun, events.slice(first));
        expect([begun, further, whole, repeated].map(asText)).toEqual(
          [first, second, events.length, events.length].map((at) => stepwise[at]?.text),
        );
        for (const { state } of stepwise) foldOn(fold, state, events);
        expect(stepwise.map(({ state }) => asText(state))).toEqual(stepwise.map(({ text }) => text));
        expect(asText(fold.initialState)).toBe(initially);
      }),
      { numRuns: 40 },
    );
  });

  test.each(CASES)('$name: twice the events take twice the steps', ({ fold, life }) => {
    const long = eventsOf(
      life,
      Array.from(
        { length: 4_000 },
        (_, n) => (n === 0 ? (life.firstOfLong ?? life.first) : life.steps[(n - 1) % life.steps.length]?.(n)) as Made,
      ),
    );
    const once = foldOn(fold, fold.initialState, long.slice(0, 1));
    const more = (count: number): number => counted(() => void foldOn(fold, once, long.slice(1, count)));
    expect(more(4_000)).toBeLessThan(2.5 * more(2_000) + 20_000);
  });
});

/** Number of entries of lists, maps and sets that the work reads or copies. */
function counted(work: () => void): number {
  let steps = 0;
  const undo: (() => void)[] = [];
  const wrap = (prototype: object, name: string | symbol, sizeOf: (of: never) => number): void => {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
    const original = descriptor.value as (...given: unknown[]) => unknown;
    const counting = function (this: unknown, ...given: unknown[]): unknown {
      steps += sizeOf(this as never);
      return original.apply(this, given);
    };
    Object.defineProperty(prototype, name, { ...descriptor, value: counting });
    undo.push(() => Object.defineProperty(prototype, name, descriptor));
  };
  const length = (list: readonly unknown[]): number => list.length;
  for (const name of ['map', 'filter', 'find', 'some', 'slice', 'concat', 'flatMap', 'reduce', 'includes', 'toSorted'])
    wrap(Array.prototype, name, length);
  wrap(Array.prototype, Symbol.iterator, length);
  for (const prototype of [Map.prototype, Set.prototype]) {
    const size = (entries: { readonly size: number }): number => entries.size;
    wrap(prototype, Symbol.iterator, size);
    wrap(prototype, 'keys', size);
  }
  try {
    work();
  } finally {
    for (const each of undo.toReversed()) each();
  }
  return steps;
}
