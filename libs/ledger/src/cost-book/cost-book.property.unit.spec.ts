import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { partnershipAfter } from '../../testing/facts.ts';
import { COMMAND_ID } from '../../testing/given.ts';
import { play } from '../../testing/play.ts';
import { MANUFACTURER } from '../../testing/samples.ts';
import { minorUnits, type Money } from '../money.ts';
import { CONFIDENTIALITY_CLASSES } from '../sealable.ts';
import type { CostBookCommand } from './commands.ts';
import { costBookDecider } from './decider.ts';
import { LINES_PER_EVENT } from './events.ts';

const money = fc.record({
  amount: fc.integer({ min: -1, max: 500 }).map(String),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'USD'),
});
const sum = fc.record({ amount: fc.integer({ min: 0, max: 500 }).map(String), currency: fc.constant('EUR') });
const confidentiality = fc.constantFrom(...CONFIDENTIALITY_CLASSES);
const line = fc.record(
  {
    stage: fc.constantFrom('s1', 's2'),
    kind: fc.constantFrom('direct', 'direct', 'common'),
    label: fc.constant('L'),
    class: confidentiality,
    amount: sum,
    allocationKey: fc.constant('k'),
  },
  { requiredKeys: ['stage', 'kind', 'label', 'class', 'amount', 'allocationKey'] },
);
const strayLine = fc.record({
  line: fc.constantFrom('l0', 'l1'),
  stage: fc.constantFrom('s1', 's3'),
  kind: fc.constantFrom('direct', 'common'),
  label: fc.constant('L'),
  class: confidentiality,
  amount: money,
});
const lines = fc.oneof(
  fc
    .array(line, { minLength: 1, maxLength: 150, size: '+1' })
    .map((list) => list.map((one, at) => ({ ...one, line: `l${at}` }))),
  fc.array(strayLine, { maxLength: 3 }),
);
const disclosure = fc.constantFrom('d1', 'd2', 'd3');
const move = (name: CostBookCommand['name'], data: fc.Arbitrary<unknown>) =>
  fc.record({ name: fc.constant(name), data, actor: fc.constant('actor-1') });
const template = {
  product: 'P',
  discloser: MANUFACTURER,
  currency: 'EUR',
  stages: ['s1', 's2'],
  allocationKeys: [{ id: 'k', text: 'K.' }],
};

const rest = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: move('agreeTemplate', fc.constant(template)) },
    {
      weight: 4,
      arbitrary: move(
        'discloseCost',
        fc.record(
          { disclosure, period: fc.constant('2026-03'), lines, total: money },
          { requiredKeys: ['disclosure', 'period', 'lines'] },
        ),
      ),
    },
    {
      weight: 2,
      arbitrary: move(
        'challenge',
        fc.record({ disclosure, line: fc.constantFrom('l0', 'l7'), question: fc.constant('Why?') }),
      ),
    },
    {
      weight: 2,
      arbitrary: move('answerChallenge', fc.record({ challenge: fc.constant(COMMAND_ID), answer: fc.constant('So.') })),
    },
  ),
  { maxLength: 20, size: 'max' },
);

const moves = rest.map((more) => [{ name: 'agreeTemplate' as const, data: template, actor: 'actor-1' }, ...more]);

test('whatever is commanded, what is closed adds up, is complete, and bares no line by its total', () => {
  let closings = 0;
  fc.assert(
    fc.property(moves, (commands) => {
      play(costBookDecider, { partnership: partnershipAfter() }, commands, (state, events) => {
        const told = new Map<
          string,
          { class: string; amount: unknown; kind: string; allocationKey?: string; stage: string }[]
        >();
        const closed = new Set<string>();
        for (const event of events) {
          if (event.type === 'DisclosureOpened.v1') {
            expect(told.has(event.data.disclosure)).toBe(false);
            told.set(event.data.disclosure, []);
          }
          if (event.type === 'CostLinesDisclosed.v1') {
            expect(event.data.lines.length).toBeLessThanOrEqual(LINES_PER_EVENT);
            told.get(event.data.disclosure)?.push(...event.data.lines);
          }
          if (event.type !== 'DisclosureClosed.v1') continue;
          closings += 1;
          closed.add(event.data.disclosure);
          const all = told.get(event.data.disclosure) ?? [];
          const { count, total } = event.data;
          expect(count).toBe(all.length);
          expect(minorUnits(total.amount as Money)).toBe(
            all.reduce((whole, { amount }) => whole + minorUnits(amount as Money), 0n),
          );
          const rank = (of: string): number => CONFIDENTIALITY_CLASSES.indexOf(of as 'public');
          expect(rank(total.class)).toBe(Math.max(...all.map((one) => rank(one.class))));
          for (const { kind, allocationKey, stage } of all)
            expect([kind === 'direct' || allocationKey === 'k', template.stages.includes(stage)]).toEqual([true, true]);
        }
        expect(new Set(told.keys())).toEqual(closed);
        expect(new Map([...state.disclosures].map(([id, { lines: kept }]) => [id, kept.size]))).toEqual(
          new Map([...told].map(([id, list]) => [id, list.length])),
        );
        const answers = events.filter(({ type }) => type === 'ChallengeAnswered.v1').length;
        expect(answers).toBeLessThanOrEqual(events.filter(({ type }) => type === 'Challenged.v1').length);
      });
    }),
    { numRuns: 150 },
  );
  expect(closings).toBeGreaterThan(10);
});
