import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { partnershipAfter } from '../../testing/facts.ts';
import { given, type Past } from '../../testing/given.ts';
import { ASSOCIATION, euros, MANUFACTURER, OWN_ID } from '../../testing/samples.ts';
import { contributionDecider } from './decider.ts';
import { contributionFold } from './evolve.ts';
import type { ContributionDecided } from './events.ts';
import { cappedValue, type MonthlyCost } from './skills-ceiling.ts';
import type { ContributionState } from './state.ts';
import { READINGS, type Reading } from './valuation-rule.ts';

const CEILINGS = [2025, 2026].map((year) => ({ year, monthly: euros(400_500) }));
const ruleOf = (reading: Reading) => ({
  reading,
  ceilings: CEILINGS,
  partTime: 'whole' as const,
  from: '2025-01-01',
  source: 'The ceilings published.',
  version: 1,
});

interface Entry {
  readonly subject: string;
  readonly costs: readonly { readonly month: string; readonly cents: number }[];
}

const SUBJECT = OWN_ID;
const STRANGER_TO_IT = '00000000-0000-4000-8000-00000000aaaa';

const loggedAndSigned = ({ subject, costs }: Entry): readonly Past<ContributionDecided>[] => [
  {
    type: 'TimeLogged.v1',
    data: {
      provider: MANUFACTURER,
      receiver: ASSOCIATION,
      side: 'provider',
      person: { subject, name: 'Engineer, manufacturer' },
      skill: 'Food engineering',
      days: '1',
      dates: costs.map(({ month }) => ({ date: `${month}-01` })),
    },
  },
  { type: 'Countersigned.v1', data: { organisation: ASSOCIATION } },
];

/** Values the entries one after the other, each knowing the others; answers what each counts, by its place. */
function valuedInTurn(reading: Reading, entries: readonly Entry[], order: readonly number[]): readonly bigint[] {
  const partnership = partnershipAfter({ type: 'ValuationRuleAgreed.v1', data: ruleOf(reading) });
  const states: ContributionState[] = entries.map((entry, at) => ({
    ...given(contributionDecider, { partnership }, [...loggedAndSigned(entry)]).state,
    id: `entry-${at}`,
  }));
  const counted = entries.map(() => 0n);
  for (const at of order) {
    const others = Object.fromEntries(states.map((state, place) => [`entry ${place}` as const, state]));
    const costs = (entries[at] as Entry).costs.map(({ month, cents }) => ({ month, cost: euros(cents) }));
    const outcome = contributionDecider.decide(
      {
        name: 'valueContribution',
        data: { method: 'fr-skills', costs },
        by: { actor: 'secretariat', commandId: OWN_ID, at: '2026-12-31T10:00:00.000Z', today: '2026-12-31' },
      },
      states[at] as ContributionState,
      { partnership, ...others },
    );
    if (!Array.isArray(outcome)) throw new Error(JSON.stringify(outcome));
    const [event] = outcome as readonly ContributionDecided[];
    if (event?.type !== 'Valued.v1') throw new Error('not valued');
    counted[at] = BigInt(event.data.capped.amount);
    states[at] = contributionFold.evolve(states[at] as ContributionState, { ...event, metadata: {} } as never);
  }
  return counted;
}

const sum = (some: readonly bigint[]): bigint => some.reduce((total, each) => total + each, 0n);

const month = fc
  .record({ year: fc.constantFrom(2025, 2026), month: fc.integer({ min: 1, max: 12 }) })
  .map((of) => `${of.year}-${String(of.month).padStart(2, '0')}`);
const entry = fc
  .uniqueArray(month, { minLength: 1, maxLength: 3 })
  .chain((months) =>
    fc.tuple(...months.map((named) => fc.record({ month: fc.constant(named), cents: fc.nat(3_000_000) }))),
  )
  .map((costs): Entry => ({ subject: SUBJECT, costs: costs.toSorted((a, b) => (a.month < b.month ? -1 : 1)) }));

test.each(READINGS)('%s: however one person’s time is cut into entries, they share one ceiling', (reading) => {
  fc.assert(
    fc.property(
      fc
        .array(entry, { minLength: 1, maxLength: 5 })
        .chain((entries) =>
          fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries.keys()], { minLength: entries.length })),
        ),
      ([entries, order]) => {
        const costs = entries.flatMap((each): MonthlyCost[] =>
          each.costs.map(({ month: named, cents }) => ({ month: named, cost: BigInt(cents) })),
        );
        expect(sum(valuedInTurn(reading, entries, order))).toBe(cappedValue(ruleOf(reading), costs));
        // Valued once more, in another order, nothing is counted twice.
        expect(sum(valuedInTurn(reading, entries, [...order, ...order.toReversed()]))).toBe(
          cappedValue(ruleOf(reading), costs),
        );
      },
    ),
    { numRuns: 150 },
  );
});

test('two entries of 20,000 in one month count 12,015 together; another person has a ceiling of their own', () => {
  const inMarch = (subject: string): Entry => ({ subject, costs: [{ month: '2026-03', cents: 2_000_000 }] });
  expect(valuedInTurn('month', [inMarch(SUBJECT), inMarch(SUBJECT)], [0, 1])).toEqual([1_201_500n, 0n]);
  expect(valuedInTurn('month', [inMarch(SUBJECT), inMarch(STRANGER_TO_IT)], [0, 1])).toEqual([1_201_500n, 1_201_500n]);
});
