import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { partnershipAfter } from '../../testing/facts.ts';
import { EVENT_ID, recorded, type Past } from '../../testing/given.ts';
import { play } from '../../testing/play.ts';
import { ASSOCIATION, FUNDER } from '../../testing/samples.ts';
import { moneyOfRegister } from '../../testing/money-of-register.ts';
import { minorUnits, type Money } from '../money.ts';
import { foldView, type IndexedEvent } from '../view.ts';
import { commitmentMoney } from './commitment-money.view.ts';
import { commitmentRegister, type CommitmentRegister } from './commitment-register.view.ts';
import type { CommitmentCommand } from './commands.ts';
import { commitmentDecider } from './decider.ts';
import { INSTRUMENTS, type CommitmentDecided } from './events.ts';
import { openDiscrepancies, paymentsOf } from './payments.ts';
import { netDisbursed } from './returned.ts';
import type { CommitmentState } from './state.ts';

const money = fc.integer({ min: 1, max: 60 }).map((amount) => ({ amount: String(amount), currency: 'EUR' }));
const reference = fc.constantFrom('r1', 'r2', 'r3', 'r4');
const event = fc.integer({ min: 0, max: 14 }).map(EVENT_ID);
/** Those among which payments are reconciled in most lives: after pledge, signature and a payment. */
const early = fc.integer({ min: 3, max: 9 }).map(EVENT_ID);
const valueDate = fc.constant('2026-04-01');
const reason = fc.constant('Because.');
const move = (name: CommitmentCommand['name'], actor: string, data: fc.Arbitrary<unknown>) =>
  fc.record({ name: fc.constant(name), data, actor: fc.constant(actor) });
const synthetic = fc.boolean();
const payment = fc.record(
  { amount: money, valueDate, reference, synthetic },
  { requiredKeys: ['amount', 'valueDate', 'reference'] },
);

const begun = (instrument: string) => [
  {
    name: 'pledge' as const,
    data: {
      provider: FUNDER,
      receiver: ASSOCIATION,
      instrument,
      amount: { amount: '100', currency: 'EUR' },
      conditions: [{ id: 'a', kind: 'policy', text: 'A.', above: { amount: '50', currency: 'EUR' } }],
    },
    actor: 'of-funder',
  },
  {
    name: 'sign' as const,
    data: { terms: 'As pledged.', amount: { amount: '100', currency: 'EUR' } },
    actor: 'of-funder',
  },
];

const life = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: move('disburse', 'of-funder', payment) },
    { weight: 2, arbitrary: move('callGuarantee', 'of-funder', payment) },
    { weight: 6, arbitrary: move('receive', 'of-association', fc.record({ amount: money, valueDate, reference })) },
    { weight: 2, arbitrary: move('repay', 'of-association', fc.record({ amount: money, valueDate })) },
    { weight: 1, arbitrary: move('amend', 'of-funder', fc.record({ delta: money, reason })) },
    {
      weight: 2,
      arbitrary: move('meetCondition', 'of-association', fc.constant({ condition: 'a', evidence: 'Seen.' })),
    },
    { weight: 1, arbitrary: move('openDiscrepancy', 'of-association', fc.constant({ note: 'It differs.' })) },
    {
      weight: 4,
      arbitrary: move('reconcile', 'secretariat', fc.record({ explanation: reason, reference }, { requiredKeys: [] })),
    },
    { weight: 3, arbitrary: move('reverseMovement', 'of-funder', fc.record({ eventId: event, reason })) },
    { weight: 3, arbitrary: move('reverseMovement', 'of-association', fc.record({ eventId: event, reason })) },
    { weight: 2, arbitrary: move('reopenReconciliation', 'secretariat', fc.record({ eventId: event, reason })) },
    { weight: 10, arbitrary: move('reopenReconciliation', 'secretariat', fc.record({ eventId: early, reason })) },
    { weight: 1, arbitrary: move('cancel', 'of-funder', fc.record({ reason })) },
  ),
  { minLength: 5, maxLength: 40, size: 'max' },
);

const sum = (sums: readonly { readonly amount: Money }[]): bigint =>
  sums.reduce((total, { amount }) => total + minorUnits(amount), 0n);

const indexed = (events: readonly Past<CommitmentDecided>[]) =>
  events.map((past, at): IndexedEvent => ({ ...recorded(commitmentDecider, past, at), position: at }));

const ofRegister = (register: CommitmentRegister) => {
  const money = moneyOfRegister(register);
  return { ...money, moves: money.moves.toSorted() };
};

/** Invariants of every commitment at every moment, on the decision state. */
function expectWithinRules(state: CommitmentState): void {
  const { signed = 0n, disbursed, called, repaid, instrument, conditions } = state;
  const net = netDisbursed(state);
  expect(net >= 0n && net <= signed && called <= signed).toBe(true);
  expect(repaid <= disbursed + called).toBe(true);
  if (instrument !== 'guarantee') expect(called).toBe(0n);
  for (const { settled, above } of conditions.values())
    if (!settled) expect(net <= above && called <= above).toBe(true);
  const payments = paymentsOf(state);
  expect(new Set(payments.map(({ reference: used }) => used)).size).toBe(payments.length);
}

test('whatever is done and taken back, what readers see is what rules go by', () => {
  const reached = { reversed: 0, explained: 0, called: 0, reopened: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...INSTRUMENTS), life, (instrument, moves) => {
      play(
        commitmentDecider,
        { partnership: partnershipAfter() },
        [...begun(instrument), ...moves],
        (state, events) => {
          expectWithinRules(state);
          const register = foldView(commitmentRegister, indexed(events));
          const money = foldView(commitmentMoney, indexed(events));
          expect({ ...money, moves: money.moves.toSorted() }).toEqual(ofRegister(register));
          expect([sum(register.disbursements), sum(register.calls), sum(register.repayments)]).toEqual([
            state.disbursed,
            state.called,
            state.repaid,
          ]);
          const paid = [...register.disbursements, ...register.calls];
          expect(paid.map(({ by, reconciledBy }) => [by.eventId, reconciledBy !== null]).toSorted()).toEqual(
            paymentsOf(state)
              .map(({ id, reconciled }) => [id, reconciled])
              .toSorted(),
          );
          const open = register.discrepancies.filter((entry) => entry.state === 'open').map(({ by }) => by.eventId);
          expect(open).toEqual(openDiscrepancies(state).map(({ id }) => id));

          // A payment that differs has an open discrepancy, unless the secretariat has explained the newest difference.
          // It stays explained where an older reconciliation of the same payment is opened again.
          for (const { id, amount, received, reconciled } of paymentsOf(state))
            if (received !== 0n && received !== amount && !reconciled) {
              const newest = register.discrepancies.findLast(
                ({ kind, disbursement }) => kind === 'received-differs' && disbursement === id,
              );
              expect([newest?.state === 'open', newest?.explanation != null]).toContain(true);
            }
          expect(register.takenBack).toHaveLength(state.reversed.size);
          reached.reversed += state.reversed.size;
          reached.explained += register.discrepancies.filter(({ explanation }) => explanation !== null).length;
          reached.called += register.calls.length;
          reached.reopened += register.takenBack.filter(({ what }) => what === 'reconciled').length;
        },
      );
    }),
    { numRuns: Number(process.env['PACTA_PROPERTY_RUNS'] ?? 200) },
  );
  expect(Object.entries(reached).filter(([, times]) => times === 0)).toEqual([]);
});
