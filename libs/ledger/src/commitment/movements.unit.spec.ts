import { describe, expect, test } from '@jest/globals';
import { decisionFact, partnershipAfter } from '../../testing/facts.ts';
import { EVENT_ID, given, type Past } from '../../testing/given.ts';
import { ASSOCIATION, dollars, euros, FUNDER } from '../../testing/samples.ts';
import { commitmentDecider } from './decider.ts';
import { INSTRUMENTS, type CommitmentDecided, type Instrument } from './events.ts';
import { openDiscrepancies } from './payments.ts';
import type { CommitmentFacts } from './state.ts';

const facts: CommitmentFacts = { partnership: partnershipAfter(), decision: decisionFact('adopted') };
const after = (...past: readonly Past<CommitmentDecided>[]) => given(commitmentDecider, facts, past);

const conditions = [{ id: 'report', kind: 'performance', text: 'A report.', above: euros(40_000) }] as const;
const begun = (instrument: Instrument, guarded = false): readonly [CommitmentDecided, CommitmentDecided] => [
  {
    type: 'Pledged.v1',
    data: {
      provider: FUNDER,
      receiver: ASSOCIATION,
      instrument,
      amount: euros(100_000),
      conditions: guarded ? [...conditions] : [],
    },
  },
  { type: 'Signed.v1', data: { terms: 'As pledged.', amount: euros(100_000) } },
];
const payment = (cents: number, reference: string) =>
  ({ amount: euros(cents), valueDate: '2026-04-01', reference }) as const;
const disbursed = (cents: number, reference = 'A'): CommitmentDecided => ({
  type: 'Disbursed.v1',
  data: payment(cents, reference),
});
const called = (cents: number, reference = 'G'): CommitmentDecided => ({
  type: 'GuaranteeCalled.v1',
  data: payment(cents, reference),
});
const received = (cents: number, disbursement = EVENT_ID(2)): CommitmentDecided => ({
  type: 'Received.v1',
  data: { amount: euros(cents), valueDate: '2026-04-02', disbursement },
});
const differs = (expected: number, found: number, disbursement = EVENT_ID(2)): CommitmentDecided => ({
  type: 'DiscrepancyOpened.v1',
  data: { kind: 'received-differs', disbursement, expected: euros(expected), found: euros(found) },
});
const repaid = (cents: number, reference = 'BACK'): CommitmentDecided => ({
  type: 'Repaid.v1',
  data: payment(cents, reference),
});
const cancelled: CommitmentDecided = { type: 'Cancelled.v1', data: { reason: 'No longer needed.' } };
const reversed = (event: number): CommitmentDecided => ({
  type: 'EventReversed.v1',
  data: { eventId: EVENT_ID(event), reason: 'Recorded twice.' },
});
const GRANT = begun('grant');
const LOAN = begun('loan');
const GUARANTEE = begun('guarantee');

describe('disburse, whatever the instrument', () => {
  test.each(INSTRUMENTS)('of a %s never exceeds what was signed, amended and not reversed', (instrument) => {
    const more: CommitmentDecided = { type: 'Amended.v1', data: { delta: euros(5), reason: 'Agreed.' } };
    const running = after(...begun(instrument), disbursed(60_000), reversed(2), more);
    running.when('disburse', payment(100_005, 'B')).records(disbursed(100_005, 'B'));
    running.when('disburse', payment(100_006, 'B')).refused('above-signed', '/amount/amount');
    running
      .when('disburse', { ...payment(1, 'B'), amount: dollars(1) })
      .refused('currency-mismatch', '/amount/currency');
    after(...begun(instrument, true))
      .when('disburse', payment(40_001, 'A'))
      .refused('condition-unmet', '/amount/amount');
  });
});

describe('callGuarantee', () => {
  test('pays within the guarantee, to the cent, and is acknowledged like a disbursement', () => {
    after(...GUARANTEE)
      .when('callGuarantee', payment(100_000, 'G'))
      .records(called(100_000));
    after(...GUARANTEE, called(60_000))
      .when('callGuarantee', payment(40_001, 'H'))
      .refused('above-signed', '/amount/amount');
    after(...GUARANTEE, called(60_000))
      .when('receive', payment(60_000, 'G'))
      .records({ type: 'Received.v1', data: { ...payment(60_000, 'G'), disbursement: EVENT_ID(2) } });
    after(...GUARANTEE, called(60_000))
      .when('amend', { delta: euros(-40_001), reason: 'Less.' })
      .refused('amended-below-disbursed', '/delta/amount');
  });

  test('is refused of anything else, unsigned, cancelled, under a used reference and against an unmet condition', () => {
    after(...LOAN)
      .when('callGuarantee', payment(1, 'G'))
      .refused('not-a-guarantee');
    after(GUARANTEE[0]).when('callGuarantee', payment(1, 'G')).refused('not-signed');
    after(...GUARANTEE, cancelled)
      .when('callGuarantee', payment(1, 'G'))
      .refused('commitment-cancelled');
    after(...GUARANTEE, called(1))
      .when('callGuarantee', payment(1, 'G'))
      .refused('reference-used', '/reference');
    after(...begun('guarantee', true))
      .when('callGuarantee', payment(40_001, 'G'))
      .refused('condition-unmet', '/amount/amount');
    after(...GUARANTEE)
      .when('callGuarantee', { ...payment(1, 'G'), amount: dollars(1) })
      .refused('currency-mismatch', '/amount/currency');
    after(...GUARANTEE)
      .when('callGuarantee', payment(0, 'G'))
      .refused('amount-not-positive', '/amount/amount');
    after(...GUARANTEE)
      .when('callGuarantee', { ...payment(1, 'G'), valueDate: '2026-04-13' })
      .refused('value-date-ahead', '/valueDate');
    after().when('callGuarantee', payment(1, 'G')).refused('commitment-unknown');
  });
});

describe('repay', () => {
  const paid = [...LOAN, disbursed(60_000)] as const;
  const back = payment(20_000, 'BACK');

  test('principal up to what was paid, and interest separately', () => {
    after(...paid)
      .when('repay', back)
      .records({ type: 'Repaid.v1', data: back });
    const both = { ...back, interest: euros(350) };
    after(...paid)
      .when('repay', both)
      .records({ type: 'Repaid.v1', data: both });
    const { reference: _, ...bare } = { ...both, amount: euros(0) };
    after(...paid)
      .when('repay', bare)
      .records({ type: 'Repaid.v1', data: bare });
    const above = after(...paid, repaid(50_000)).when('repay', payment(10_001, 'C'));
    above.refused('above-disbursed', '/amount/amount');
    expect(above.outcome).toMatchObject({
      detail: '600.00 EUR was paid and 500.00 EUR repaid, so 100.01 EUR is above the 100.00 EUR left.',
    });
  });

  test('of a grant gives back what is left, also after a cancellation; a guarantor gets back what it paid', () => {
    after(...GRANT, disbursed(60_000), cancelled)
      .when('repay', back)
      .records({ type: 'Repaid.v1', data: back });
    after(...GUARANTEE, called(60_000))
      .when('repay', back)
      .records({ type: 'Repaid.v1', data: back });
  });

  test('is refused for nothing, with interest where none is due, in another currency, ahead of its day, twice', () => {
    after().when('repay', back).refused('commitment-unknown');
    after(...paid)
      .when('repay', { ...back, amount: euros(0) })
      .refused('amount-not-positive', '/amount/amount');
    after(...paid)
      .when('repay', { ...back, amount: euros(-1) })
      .refused('amount-negative', '/amount/amount');
    after(...paid)
      .when('repay', { ...back, amount: dollars(1) })
      .refused('currency-mismatch', '/amount/currency');
    after(...paid)
      .when('repay', { ...back, interest: dollars(1) })
      .refused('currency-mismatch', '/interest/currency');
    after(...paid)
      .when('repay', { ...back, interest: euros(0) })
      .refused('amount-not-positive', '/interest/amount');
    after(...GRANT, disbursed(60_000))
      .when('repay', { ...back, interest: euros(1) })
      .refused('interest-unforeseen', '/interest');
    after(...paid)
      .when('repay', { ...back, valueDate: '2026-04-13' })
      .refused('value-date-ahead', '/valueDate');
    after(...paid, repaid(1))
      .when('repay', back)
      .refused('reference-used', '/reference');
  });
});

describe('openDiscrepancy', () => {
  const note = { note: 'The bank statement shows another sum.' };

  test('says what a person found, also about one payment and after a cancellation', () => {
    const data = { ...note, expected: euros(5), found: euros(4), disbursement: EVENT_ID(2), reference: 'A' };
    after(...GRANT, disbursed(5), cancelled)
      .when('openDiscrepancy', data)
      .records({ type: 'DiscrepancyOpened.v1', data: { kind: 'questioned', ...data } });
  });

  test('is refused unknown, in another currency and for no such payment', () => {
    after().when('openDiscrepancy', note).refused('commitment-unknown');
    after(...GRANT)
      .when('openDiscrepancy', { ...note, expected: dollars(1) })
      .refused('currency-mismatch', '/expected/currency');
    after(...GRANT)
      .when('openDiscrepancy', { ...note, found: dollars(1) })
      .refused('currency-mismatch', '/found/currency');
    after(...GRANT)
      .when('openDiscrepancy', { ...note, disbursement: EVENT_ID(7) })
      .refused('disbursement-unknown', '/disbursement');
  });
});

describe('reconcile', () => {
  const even = [...GRANT, disbursed(60_000), received(60_000)] as const;
  const short = [...GRANT, disbursed(60_000), received(59_000), differs(60_000, 59_000)] as const;
  const outcome = (payments: readonly number[], discrepancies: readonly number[], paid: number, came: number) => ({
    payments: payments.map(EVENT_ID),
    discrepancies: discrepancies.map(EVENT_ID),
    paid: euros(paid),
    received: euros(came),
  });
  const explanation = 'The bank kept its fee.';

  test('what agrees needs no word: by event, by reference, or all at once', () => {
    const data = outcome([2], [], 60_000, 60_000);
    for (const named of [{}, { disbursement: EVENT_ID(2) }, { reference: 'A' }])
      after(...even)
        .when('reconcile', named)
        .records({ type: 'Reconciled.v1', data });
    after(...even, { type: 'Reconciled.v1', data })
      .when('reconcile', { reference: 'A' })
      .refused('already-reconciled');
    after(...even, { type: 'Reconciled.v1', data })
      .when('reconcile', {})
      .refused('nothing-to-reconcile');
  });

  test('what differs stays open until it is explained', () => {
    expect(openDiscrepancies(after(...short).state)).toEqual([{ id: EVENT_ID(4), about: EVENT_ID(2) }]);
    const bare = after(...short).when('reconcile', { reference: 'A' });
    bare.refused('explanation-needed', '/explanation');
    expect(bare.outcome).toMatchObject({ detail: 'Of A, 600.00 EUR was paid and 590.00 EUR received.' });
    const data = { ...outcome([2], [4], 60_000, 59_000), explanation };
    for (const named of [{}, { reference: 'A' }, { discrepancy: EVENT_ID(4) }])
      after(...short)
        .when('reconcile', { ...named, explanation })
        .records({ type: 'Reconciled.v1', data });
    const explained = after(...short, { type: 'Reconciled.v1', data });
    expect(openDiscrepancies(explained.state)).toEqual([]);
    explained
      .when('reconcile', { discrepancy: EVENT_ID(4), explanation })
      .refused('discrepancy-closed', '/discrepancy');
  });

  test('money that answers no payment, and what a person found, are explained on their own', () => {
    const found: CommitmentDecided = { type: 'DiscrepancyOpened.v1', data: { kind: 'questioned', note: 'Paid late.' } };
    const open = after(...GRANT, found);
    const all = open.when('reconcile', {});
    all.refused('explanation-needed', '/explanation');
    expect(all.outcome).toMatchObject({ detail: 'A discrepancy is open.' });
    const documentHash = 'e'.repeat(64);
    open
      .when('reconcile', { discrepancy: EVENT_ID(2), explanation, documentHash })
      .records({ type: 'Reconciled.v1', data: { ...outcome([], [2], 0, 0), explanation, documentHash } });
  });

  test('is refused where the receiver has said nothing, and for what is not there', () => {
    after().when('reconcile', {}).refused('commitment-unknown');
    after(...GRANT, disbursed(1))
      .when('reconcile', {})
      .refused('nothing-to-reconcile');
    after(...GRANT, disbursed(1))
      .when('reconcile', { reference: 'A' })
      .refused('not-received');
    after(...even)
      .when('reconcile', { reference: 'B' })
      .refused('disbursement-unknown', '/reference');
    after(...even)
      .when('reconcile', { disbursement: EVENT_ID(9) })
      .refused('disbursement-unknown', '/disbursement');
    after(...even)
      .when('reconcile', { discrepancy: EVENT_ID(9), explanation })
      .refused('discrepancy-unknown', '/discrepancy');
  });

  test('is reversed by the secretariat, and then open again', () => {
    const settled: CommitmentDecided = {
      type: 'Reconciled.v1',
      data: { ...outcome([2], [4], 60_000, 59_000), explanation },
    };
    const reopened = after(...short, settled);
    const data = { eventId: EVENT_ID(5), reason: 'Mixed up.' };
    reopened.when('reopenReconciliation', data).records({ type: 'EventReversed.v1', data });
    const open = after(...short, settled, reversed(5));
    expect(openDiscrepancies(open.state)).toHaveLength(1);
    open.when('reopenReconciliation', data).refused('already-reversed', '/eventId');
    open.when('reopenReconciliation', { ...data, eventId: EVENT_ID(2) }).refused('not-reversible', '/eventId');
    open.when('reopenReconciliation', { ...data, eventId: EVENT_ID(99) }).refused('event-not-here', '/eventId');
  });
});

describe('reverseMovement', () => {
  const back = (event: number) => ({ eventId: EVENT_ID(event), reason: 'Recorded twice.' });
  const FUNDING = { actor: 'of-funder' };
  const RECEIVING = { actor: 'of-association' };

  test('takes back a payment by its provider, and its money and reference are free again', () => {
    after(...GRANT, disbursed(60_000))
      .when('reverseMovement', back(2), FUNDING)
      .records(reversed(2));
    const free = after(...GRANT, disbursed(60_000), reversed(2));
    free.when('disburse', payment(100_000, 'A')).records(disbursed(100_000));
    free.when('reverseMovement', back(2), FUNDING).refused('already-reversed', '/eventId');
    after(...GUARANTEE, called(60_000))
      .when('reverseMovement', back(2), FUNDING)
      .records(reversed(2));
  });

  test('takes back a receipt by its receiver; what is left of them may differ', () => {
    const one = [...GRANT, disbursed(60_000), received(50_000), differs(60_000, 50_000)] as const;
    after(...one)
      .when('reverseMovement', back(3), RECEIVING)
      .records(reversed(3));
    expect(openDiscrepancies(after(...one, reversed(3)).state)).toEqual([]);
    after(...one, received(10_000))
      .when('reverseMovement', back(5), RECEIVING)
      .records(reversed(5), differs(60_000, 50_000));
    const stray: CommitmentDecided = { type: 'Received.v1', data: { amount: euros(5), valueDate: '2026-04-02' } };
    const unmatched: CommitmentDecided = {
      type: 'DiscrepancyOpened.v1',
      data: { kind: 'received-unmatched', found: euros(5) },
    };
    expect(openDiscrepancies(after(...GRANT, stray, unmatched).state)).toHaveLength(1);
    expect(openDiscrepancies(after(...GRANT, stray, unmatched, reversed(2)).state)).toEqual([]);
  });

  test('takes back a repayment and a condition met in error', () => {
    after(...LOAN, disbursed(5), repaid(5))
      .when('reverseMovement', back(3), RECEIVING)
      .records(reversed(3));
    const met: CommitmentDecided = { type: 'ConditionMet.v1', data: { condition: 'report', evidence: 'A report.' } };
    const guarded = [...begun('grant', true), met] as const;
    after(...guarded)
      .when('reverseMovement', back(2), RECEIVING)
      .records(reversed(2));
    after(...guarded, reversed(2))
      .when('disburse', payment(40_001, 'A'))
      .refused('condition-unmet', '/amount/amount');
    after(...guarded, disbursed(40_001))
      .when('reverseMovement', back(2), RECEIVING)
      .refused('relied-upon', '/eventId');
  });

  test('is refused to the other side, and to anybody else', () => {
    after(...GRANT, disbursed(5))
      .when('reverseMovement', back(2), RECEIVING)
      .refused('not-your-record', '/eventId');
    after(...GRANT, disbursed(5), received(5))
      .when('reverseMovement', back(3), FUNDING)
      .refused('not-your-record', '/eventId');
    after(...GRANT, disbursed(5))
      .when('reverseMovement', back(2), { actor: 'chair' })
      .refused('not-your-record', '/eventId');
  });

  test('is refused while a later record rests on it', () => {
    const paid = [...LOAN, disbursed(5)] as const;
    const refused = (...more: readonly CommitmentDecided[]) =>
      after(...paid, ...more).when('reverseMovement', back(2), FUNDING);
    refused(received(5)).refused('relied-upon', '/eventId');
    refused(repaid(5)).refused('relied-upon', '/eventId');
    const settled: CommitmentDecided = {
      type: 'Reconciled.v1',
      data: { payments: [EVENT_ID(2)], discrepancies: [], paid: euros(5), received: euros(5) },
    };
    after(...paid, received(5), settled)
      .when('reverseMovement', back(3), RECEIVING)
      .refused('relied-upon', '/eventId');
  });

  test('never takes back a pledge, a signature or a cancellation, and nothing of another stream', () => {
    for (const event of [0, 1, 2])
      after(...GRANT, cancelled)
        .when('reverseMovement', back(event), FUNDING)
        .refused('not-reversible', '/eventId');
    after(...GRANT)
      .when('reverseMovement', back(44), FUNDING)
      .refused('event-not-here', '/eventId');
  });
});
