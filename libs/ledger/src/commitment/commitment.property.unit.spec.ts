import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decisionFact, partnershipAfter } from '../../testing/facts.ts';
import { EVENT_ID, type Past } from '../../testing/given.ts';
import { play } from '../../testing/play.ts';
import { ASSOCIATION, DECISION, FUNDER, MANUFACTURER } from '../../testing/samples.ts';
import { minorUnits, type Money } from '../money.ts';
import type { CommitmentCommand } from './commands.ts';
import { commitmentDecider } from './decider.ts';
import type { CommitmentDecided } from './events.ts';

const money = fc.record({
  amount: fc.integer({ min: -20, max: 120 }).map(String),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'USD'),
});
const condition = fc.record(
  { id: fc.constantFrom('a', 'b'), kind: fc.constant('policy'), text: fc.constant('A.'), above: money },
  { requiredKeys: ['id', 'kind', 'text'] },
);
const day = fc.constantFrom('2026-04-01', '2026-04-12', '2026-04-13');
const reference = fc.constantFrom('r1', 'r2', 'r3');
const organisation = fc.constantFrom(FUNDER, ASSOCIATION, MANUFACTURER);
const reason = fc.constant('Because.');
const move = <Name extends CommitmentCommand['name']>(name: Name, data: fc.Arbitrary<unknown>) =>
  fc.record({ name: fc.constant(name), data, actor: fc.constant('actor-1') });

/** Without these, hardly any sequence would reach payments. */
const opening = fc.record({
  name: fc.constant('pledge' as const),
  data: fc.record({
    provider: fc.constant(FUNDER),
    receiver: fc.constant(ASSOCIATION),
    instrument: fc.constant('grant'),
    amount: fc.constant({ amount: '100', currency: 'EUR' }),
    conditions: fc.array(condition, { maxLength: 1 }),
  }),
  actor: fc.constant('actor-1'),
});

const rest = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: move(
        'pledge',
        fc.record({
          provider: organisation,
          receiver: organisation,
          instrument: fc.constant('grant'),
          amount: money,
          conditions: fc.array(condition, { maxLength: 2 }),
        }),
      ),
    },
    { weight: 2, arbitrary: move('sign', fc.record({ terms: reason, amount: money })) },
    { weight: 3, arbitrary: move('amend', fc.record({ delta: money, reason })) },
    {
      weight: 1,
      arbitrary: move('meetCondition', fc.record({ condition: fc.constantFrom('a', 'b'), evidence: reason })),
    },
    {
      weight: 1,
      arbitrary: move(
        'waiveCondition',
        fc.record({ condition: fc.constantFrom('a', 'b'), decisionId: fc.constant(DECISION), reason }),
      ),
    },
    { weight: 6, arbitrary: move('disburse', fc.record({ amount: money, valueDate: day, reference })) },
    {
      weight: 4,
      arbitrary: move(
        'receive',
        fc.record(
          { amount: money, valueDate: day, reference, disbursement: fc.integer({ min: 0, max: 8 }).map(EVENT_ID) },
          { requiredKeys: ['amount', 'valueDate'] },
        ),
      ),
    },
    { weight: 1, arbitrary: move('cancel', fc.record({ reason })) },
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
);

const moves = fc.tuple(fc.option(opening), rest).map(([first, more]) => (first === null ? more : [first, ...more]));

const all = <Type extends CommitmentDecided['type']>(events: readonly Past<CommitmentDecided>[], type: Type) =>
  events.filter((event): event is Extract<Past<CommitmentDecided>, { readonly type: Type }> => event.type === type);
const sum = (sums: readonly Money[]): bigint => sums.reduce((total, one) => total + minorUnits(one), 0n);

test('whatever is commanded, money stays within what was signed, and differences show', () => {
  let disbursements = 0;
  fc.assert(
    fc.property(moves, (commands) => {
      const facts = { partnership: partnershipAfter(), decision: decisionFact('adopted') };
      play(commitmentDecider, facts, commands, (state, events, written) => {
        const [pledge, ...pledges] = all(events, 'Pledged.v1');
        const [signature, ...signatures] = all(events, 'Signed.v1');
        expect([pledges, signatures]).toEqual([[], []]);
        expect(events[0]).toBe(pledge);

        // The state agrees with a plain count over the events.
        const payments = all(events, 'Disbursed.v1').map(({ data }) => data);
        const paid = sum(payments.map(({ amount }) => amount));
        const signed =
          signature && minorUnits(signature.data.amount) + sum(all(events, 'Amended.v1').map(({ data }) => data.delta));
        expect([state.pledged, state.signed, state.disbursed]).toEqual([
          minorUnits(pledge?.data.amount ?? { amount: '0', currency: '' }),
          signed,
          paid,
        ]);

        expect(paid <= (signed ?? 0n)).toBe(true);
        expect(new Set(payments.map(({ reference: used }) => used)).size).toBe(payments.length);
        const open =
          pledge?.data.conditions.filter(
            ({ id }) =>
              ![...all(events, 'ConditionMet.v1'), ...all(events, 'ConditionWaived.v1')].some(
                ({ data }) => data.condition === id,
              ),
          ) ?? [];
        for (const { above } of open)
          if (payments.length > 0) expect(paid <= (above ? minorUnits(above) : 0n)).toBe(true);
        const afterCancelling = events.slice(
          events.findIndex(({ type }) => type === 'Cancelled.v1') + 1 || events.length,
        );
        expect(afterCancelling.filter(({ type }) => type !== 'Received.v1' && type !== 'DiscrepancyOpened.v1')).toEqual(
          [],
        );
        expect(new Set(JSON.stringify(events).match(/(?<="currency":")[A-Z]+/g)).size).toBe(1);
        disbursements += payments.length;

        // A receipt that differs from its disbursement always opens a discrepancy.
        const [receipt, discrepancy] = written;
        if (receipt?.type !== 'Received.v1') return;
        const { disbursement } = receipt.data;
        const expected = events.find((event, at) => event.type === 'Disbursed.v1' && EVENT_ID(at) === disbursement);
        const received = sum(
          all(events, 'Received.v1')
            .filter(({ data }) => data.disbursement === disbursement)
            .map(({ data }) => data.amount),
        );
        const agrees = expected?.type === 'Disbursed.v1' && minorUnits(expected.data.amount) === received;
        expect(discrepancy === undefined).toBe(agrees);
      });
    }),
    { numRuns: 400 },
  );
  expect(disbursements).toBeGreaterThan(100);
});
