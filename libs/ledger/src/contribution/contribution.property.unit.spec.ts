import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { partnershipAfter } from '../../testing/facts.ts';
import { play } from '../../testing/play.ts';
import { ASSOCIATION, FUNDER, MANUFACTURER, OWN_ID } from '../../testing/samples.ts';
import type { ContributionCommand } from './commands.ts';
import { contributionDecider } from './decider.ts';

const ACTS_FOR: Readonly<Record<string, string>> = { 'of-manufacturer': MANUFACTURER, 'of-association': ASSOCIATION };
const actor = fc.constantFrom(...Object.keys(ACTS_FOR), 'chair');
const organisation = fc.constantFrom(ASSOCIATION, MANUFACTURER, FUNDER);
const date = fc.constantFrom('2026-03-01', '2026-03-02', '2026-04-30');
const move = (name: ContributionCommand['name'], data: fc.Arbitrary<unknown>) =>
  fc.record({ name: fc.constant(name), data, actor });
const time = fc.record(
  {
    provider: organisation,
    receiver: organisation,
    person: fc.constant({ subject: OWN_ID, name: 'Engineer' }),
    skill: fc.constant('S'),
    days: fc.constantFrom('0', '0.5', '2', '40'),
    dates: fc.array(fc.record({ date }), { minLength: 1, maxLength: 3 }),
    period: fc.constantFrom('2026-03', '2026-Q3'),
  },
  { requiredKeys: ['provider', 'receiver', 'person', 'skill', 'days'] },
);
const moves = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: move('logTime', time) },
    { weight: 1, arbitrary: move('countersign', fc.record({ organisation })) },
  ),
  { maxLength: 60, size: 'max' },
);

test('whatever is commanded, a contribution is signed once by each side, and by two people', () => {
  let complete = 0;
  fc.assert(
    fc.property(moves, (commands) => {
      play(contributionDecider, { partnership: partnershipAfter() }, commands, (state, events) => {
        const [logged, signed, ...more] = events;
        if (logged?.type !== 'TimeLogged.v1') throw new Error('something came before the time');
        expect(more).toEqual([]);
        const { data } = logged;
        expect(data.provider).not.toBe(data.receiver);
        expect(ACTS_FOR[logged.actor ?? '']).toBe(data[data.side]);
        const days = data.dates?.map((worked) => worked.date) ?? [];
        expect(new Set(days).size).toBe(days.length);
        if (days.length > 0) expect(Number(data.days)).toBeLessThanOrEqual(days.length);
        expect(Number(data.days) > 0 && days.every((worked) => worked <= '2026-04-12')).toBe(true);
        expect(state.countersigned).toBe(signed !== undefined);
        if (signed?.type !== 'Countersigned.v1') return;
        expect(signed.data.organisation).toBe(data.side === 'provider' ? data.receiver : data.provider);
        expect(ACTS_FOR[signed.actor ?? '']).toBe(signed.data.organisation);
        complete += 1;
      });
    }),
    { numRuns: 300 },
  );
  expect(complete).toBeGreaterThan(0);
});
