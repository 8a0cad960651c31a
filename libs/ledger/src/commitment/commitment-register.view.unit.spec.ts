import { describe, expect, test } from '@jest/globals';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView, type IndexedEvent } from '../view.ts';
import { commitmentRegister } from './commitment-register.view.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const STREAM = `commitment-${uuidOf(4, 1)}` as const;
const conditions = [{ id: 'first', kind: 'performance', text: 'Enrol 500', above: eur('100') }];
const pledge = [
  'Pledged.v1',
  { provider: 'p', receiver: 'r', instrument: 'grant', amount: eur('1000'), conditions, synthetic: true },
] as const;
const signature = ['Signed.v1', { terms: 'As pledged', amount: eur('1000') }] as const;
const payment = [
  'Disbursed.v1',
  { amount: eur('400'), valueDate: '2026-04-01', reference: 'R1' },
  '2026-04-01',
] as const;
const folded = (...story: Parameters<typeof streamOf> extends [unknown, ...infer Rest] ? Rest : never) =>
  foldView(commitmentRegister, streamOf(STREAM, ...story));

describe('commitment register', () => {
  test('keeps pledge, signature, amendments and payments with their events and both dates', () => {
    const view = folded(pledge, signature, ['Amended.v1', { delta: eur('-200'), reason: 'Less needed' }], payment);
    expect(view.pledge).toMatchObject({ amount: eur('1000'), synthetic: true, source: null, by: { position: 10 } });
    expect(view.signature).toMatchObject({ amount: eur('1000'), documentHash: null });
    expect(view.amendments).toMatchObject([{ delta: eur('-200'), by: { eventId: uuidOf(1, 2) } }]);
    expect(view.disbursements).toMatchObject([
      {
        amount: eur('400'),
        synthetic: false,
        by: { effectiveOn: '2026-04-01', recordedAt: '2026-04-12T09:03:00.000Z' },
      },
    ]);
  });

  test('what comes back of a grant after its cancellation is promised no longer; of a loan it stays promised', () => {
    const story = [signature, payment, ['Cancelled.v1', { reason: 'Ended.' }]] as const;
    const back = ['Repaid.v1', { amount: eur('300'), valueDate: '2026-05-01' }] as const;
    const taken = ['EventReversed.v1', { eventId: uuidOf(1, 4), reason: 'A slip.' }] as const;
    const released = (...events: Parameters<typeof folded>) => folded(...events).cancellation?.signedReleased?.amount;
    const loan = ['Pledged.v1', { ...pledge[1], instrument: 'loan' }] as const;
    expect(released(pledge, ...story)).toBe('600');
    expect(released(pledge, ...story, back)).toBe('900');
    expect(released(pledge, ...story, back, taken)).toBe('600');
    expect(released(loan, ...story, back)).toBe('600');
    expect(released(pledge, signature, payment, back, ['Cancelled.v1', { reason: 'Ended.' }])).toBe('900');
  });

  test('a condition is open, then met or waived, with its grounds', () => {
    expect(folded(pledge).conditions).toMatchObject([{ state: 'open', above: eur('100'), settledBy: null }]);
    const met = folded(pledge, ['ConditionMet.v1', { condition: 'first', evidence: 'List of families' }]);
    expect(met.conditions).toMatchObject([{ state: 'met', grounds: 'List of families', settledBy: { position: 11 } }]);
    const waived = folded(pledge, [
      'ConditionWaived.v1',
      { condition: 'first', decisionId: uuidOf(7, 1), reason: 'Urgent' },
    ]);
    expect(waived.conditions).toMatchObject([{ state: 'waived', grounds: 'Urgent', decisionId: uuidOf(7, 1) }]);
  });

  const differs = (found: string): readonly [string, unknown] => [
    'DiscrepancyOpened.v1',
    { kind: 'received-differs', disbursement: uuidOf(1, 2), expected: eur('400'), found: eur(found) },
  ];
  const came = (amount: string): readonly [string, unknown] => [
    'Received.v1',
    { amount: eur(amount), valueDate: '2026-04-02', disbursement: uuidOf(1, 2) },
  ];

  test('a discrepancy stays open until the rest of the money came', () => {
    const short = folded(pledge, signature, payment, came('300'), differs('300'));
    expect(short.discrepancies).toMatchObject([{ state: 'open', found: eur('300'), closedBy: null }]);
    const whole = folded(pledge, signature, payment, came('300'), differs('300'), came('100'));
    expect(whole.discrepancies).toMatchObject([{ state: 'closed', closedBy: { position: 15 } }]);
  });

  test('a second partial receipt replaces the discrepancy by a new one', () => {
    const view = folded(pledge, signature, payment, came('300'), differs('300'), came('50'), differs('350'));
    expect(view.discrepancies.map(({ state, found }) => [state, found?.amount])).toEqual([
      ['closed', '300'],
      ['open', '350'],
    ]);
  });

  test('an unmatched receipt leaves other discrepancies open', () => {
    const view = folded(pledge, signature, payment, came('300'), differs('300'), [
      'Received.v1',
      { amount: eur('100'), valueDate: '2026-04-02' },
    ]);
    expect(view.discrepancies).toMatchObject([{ state: 'open' }]);
  });

  test.each([
    ['of a bare pledge releases it all', [pledge], '1000', null],
    ['after a payment releases the rest', [pledge, signature, payment], '600', '600'],
    [
      'counts amendments',
      [pledge, signature, ['Amended.v1', { delta: eur('50'), reason: 'More' }], payment],
      '600',
      '650',
    ],
    ['never releases below zero', [pledge, ['Signed.v1', { terms: 'x', amount: eur('300') }], payment], '600', '0'],
  ] as const)('a cancellation %s', (_what, before, ofPledge, ofSigned) => {
    const view = folded(...before, ['Cancelled.v1', { reason: 'Changed course' }]);
    expect(view.cancellation).toMatchObject({
      reason: 'Changed course',
      pledgeReleased: eur(ofPledge),
      signedReleased: ofSigned === null ? null : eur(ofSigned),
    });
  });

  test('sums beyond 2^53 stay exact', () => {
    const huge = '900719925474099312345';
    const view = folded(
      ['Pledged.v1', { provider: 'p', receiver: 'r', instrument: 'loan', amount: eur(huge), conditions: [] }],
      ['Cancelled.v1', { reason: 'x' }],
    );
    expect(view.cancellation?.pledgeReleased).toEqual(eur(huge));
  });

  test('is plain JSON, and leaves what it was given as it was', () => {
    const events: IndexedEvent[] = streamOf(STREAM, pledge, signature, payment);
    const before = structuredClone(events);
    const view = foldView(commitmentRegister, events);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    expect(events).toEqual(before);
  });

  test('an unknown type leaves the state itself', () => {
    const [unknown] = streamOf(STREAM, ['SomethingNew.v1', {}]);
    const state = commitmentRegister.fold.initialState;
    expect(unknown && commitmentRegister.fold.evolve(state, unknown)).toBe(state);
  });
});
