import { describe, expect, test } from '@jest/globals';
import { CLOSED, decisionFact, partnershipAfter } from '../../testing/facts.ts';
import { EVENT_ID, given, type Past } from '../../testing/given.ts';
import {
  ASSOCIATION,
  DECISION,
  dollars,
  euros,
  FUNDER,
  MANUFACTURER,
  OWN_ID,
  STRANGER,
} from '../../testing/samples.ts';
import type { Pledge } from './commands.ts';
import { commitmentDecider } from './decider.ts';
import type { CommitmentDecided } from './events.ts';
import { refuse } from '../refusal.ts';
import type { CommitmentFacts } from './state.ts';

const PLEDGE: Pledge = {
  provider: FUNDER,
  receiver: ASSOCIATION,
  instrument: 'grant',
  amount: euros(100_000),
  conditions: [],
};
const CONDITIONS: Pledge['conditions'] = [
  { id: 'report', kind: 'performance', text: 'A first report.', above: euros(40_000) },
  { id: 'audit', kind: 'fiduciary', text: 'A clean audit.', above: euros(80_000) },
];

const pledged = (data: Partial<Pledge> = {}): CommitmentDecided => ({
  type: 'Pledged.v1',
  data: { ...PLEDGE, ...data },
});
const signed = (cents = 100_000): CommitmentDecided => ({
  type: 'Signed.v1',
  data: { terms: 'As pledged.', amount: euros(cents) },
});
const disbursement = (cents: number, reference: string) =>
  ({ amount: euros(cents), valueDate: '2026-04-01', reference }) as const;
const disbursed = (cents: number, reference: string): CommitmentDecided => ({
  type: 'Disbursed.v1',
  data: disbursement(cents, reference),
});
const cancelled: CommitmentDecided = { type: 'Cancelled.v1', data: { reason: 'No longer needed.' } };

const facts: CommitmentFacts = { partnership: partnershipAfter() };
const after = (...past: readonly Past<CommitmentDecided>[]) => given(commitmentDecider, facts, past);

describe('pledge', () => {
  test('is recorded as it was promised', () => {
    const data = { ...PLEDGE, purpose: 'Two years.', conditions: CONDITIONS, synthetic: true };
    after().when('pledge', data).records({ type: 'Pledged.v1', data });
  });

  test('trims and composes text, and leaves absent fields out', () => {
    const data = { ...PLEDGE, purpose: '  Cafe\u0301 ', source: undefined } as unknown as Pledge;
    after()
      .when('pledge', data)
      .records(pledged({ purpose: 'Café' }));
  });

  test.each<[string, Partial<Pledge>, string]>([
    ['one-side-only', { receiver: FUNDER }, '/receiver'],
    ['not-a-partner', { provider: STRANGER }, '/provider'],
    ['not-a-partner', { receiver: STRANGER }, '/receiver'],
    ['amount-not-positive', { amount: euros(0) }, '/amount/amount'],
    ['amount-not-positive', { amount: euros(-1) }, '/amount/amount'],
    ['currency-unknown', { amount: { amount: '1', currency: 'ABC' } }, '/amount/currency'],
    ['currency-not-in-use', { amount: { amount: '1', currency: 'FRF' } }, '/amount/currency'],
    ['condition-repeated', { conditions: [CONDITIONS[0], CONDITIONS[0]] as Pledge['conditions'] }, '/conditions/1/id'],
    [
      'currency-mismatch',
      { conditions: [{ id: 'a', kind: 'policy', text: 'A.', above: dollars(1) }] },
      '/conditions/0/above/currency',
    ],
    [
      'amount-negative',
      { conditions: [{ id: 'a', kind: 'policy', text: 'A.', above: euros(-1) }] },
      '/conditions/0/above/amount',
    ],
  ])('is refused: %s %j', (code, data, pointer) => {
    after()
      .when('pledge', { ...PLEDGE, ...data })
      .refused(code, pointer);
  });

  test('in francs is accepted for a day on which they were in use', () => {
    const data = { ...PLEDGE, amount: { amount: '500', currency: 'FRF' } };
    after().when('pledge', data, { effectiveOn: '1998-05-01' }).records({ type: 'Pledged.v1', data });
  });

  test('is refused twice, in a closed partnership and in none', () => {
    after(pledged()).when('pledge', PLEDGE).refused('already-pledged');
    given(commitmentDecider, { partnership: CLOSED }).when('pledge', PLEDGE).refused('partnership-closed');
    const nowhere = { ...CLOSED, phase: 'preparation', id: undefined } as unknown as typeof CLOSED;
    given(commitmentDecider, { partnership: nowhere }).when('pledge', PLEDGE).refused('partnership-unknown');
  });

  test('of passed-on money names a commitment that its provider receives', () => {
    const source = after(pledged()).state;
    const onward = { ...PLEDGE, provider: ASSOCIATION, receiver: MANUFACTURER, source: OWN_ID };
    const from = (state: typeof source) => given(commitmentDecider, { ...facts, source: state });
    from(source).when('pledge', onward).records({ type: 'Pledged.v1', data: onward });
    from(source)
      .when('pledge', { ...onward, provider: FUNDER })
      .refused('source-elsewhere', '/source');
    from(commitmentDecider.initialState).when('pledge', onward).refused('source-unknown', '/source');
  });
});

describe('sign, amend, cancel', () => {
  const terms = { terms: 'As agreed.', amount: euros(90_000) };

  test('signing may settle on another amount than the pledged one', () => {
    after(pledged()).when('sign', terms).records({ type: 'Signed.v1', data: terms });
  });

  test('signing is refused without a pledge, twice, after cancelling, in another currency, for nothing', () => {
    after().when('sign', terms).refused('commitment-unknown');
    after(pledged(), signed()).when('sign', terms).refused('already-signed');
    after(pledged(), cancelled).when('sign', terms).refused('commitment-cancelled');
    after(pledged())
      .when('sign', { ...terms, amount: dollars(5) })
      .refused('currency-mismatch', '/amount/currency');
    after(pledged())
      .when('sign', { ...terms, amount: euros(0) })
      .refused('amount-not-positive', '/amount/amount');
  });

  test.each([25_000, -60_000])('an amendment changes the amount by %i', (cents) => {
    const data = { delta: euros(cents), reason: 'Agreed.' };
    after(pledged(), signed(), disbursed(40_000, 'A')).when('amend', data).records({ type: 'Amended.v1', data });
  });

  test('an amendment is refused before signing, empty, in another currency and below what was disbursed', () => {
    const by = (cents: number) => ({ delta: euros(cents), reason: 'Agreed.' });
    const running = after(pledged(), signed(), disbursed(40_000, 'A'));
    after(pledged()).when('amend', by(1)).refused('not-signed');
    running.when('amend', by(0)).refused('amendment-empty', '/delta/amount');
    running.when('amend', { ...by(1), delta: dollars(1) }).refused('currency-mismatch', '/delta/currency');
    const below = running.when('amend', by(-60_001));
    below.refused('amended-below-disbursed', '/delta/amount');
    expect(below.outcome).toMatchObject({
      detail: 'The delta would leave 399.99 EUR, but 400.00 EUR is already disbursed.',
    });
  });

  test('cancelling is final', () => {
    after(pledged()).when('cancel', cancelled.data).records(cancelled);
    after(pledged(), cancelled).when('cancel', cancelled.data).refused('commitment-cancelled');
    after().when('cancel', cancelled.data).refused('commitment-unknown');
  });
});

describe('conditions', () => {
  const guarded = [pledged({ conditions: CONDITIONS }), signed()] as const;
  const met: CommitmentDecided = {
    type: 'ConditionMet.v1',
    data: { condition: 'report', evidence: 'Received in May.' },
  };
  const waiver = { condition: 'report', decisionId: DECISION, reason: 'It comes later.' };
  const citing = (decision?: ReturnType<typeof decisionFact>) =>
    given(commitmentDecider, decision === undefined ? facts : { ...facts, decision }, guarded);

  test('are met once, and only where they stand', () => {
    after(...guarded)
      .when('meetCondition', met.data)
      .records(met);
    after(...guarded, met)
      .when('meetCondition', met.data)
      .refused('condition-settled', '/condition');
    after(...guarded)
      .when('meetCondition', { ...met.data, condition: 'none' })
      .refused('condition-unknown', '/condition');
    after(...guarded, cancelled)
      .when('meetCondition', met.data)
      .refused('commitment-cancelled');
  });

  test('are waived by an adopted decision of the same partnership, and by nothing else', () => {
    citing(decisionFact('adopted'))
      .when('waiveCondition', waiver)
      .records({ type: 'ConditionWaived.v1', data: waiver });
    citing().when('waiveCondition', waiver).refused('decision-unknown', '/decisionId');
    citing({ ...decisionFact('adopted'), id: STRANGER })
      .when('waiveCondition', waiver)
      .refused('decision-unknown', '/decisionId');
    citing({ ...decisionFact('adopted'), partnershipId: STRANGER })
      .when('waiveCondition', waiver)
      .refused('decision-elsewhere', '/decisionId');
    for (const decision of [decisionFact(), decisionFact('rejected'), decisionFact('no-quorum')])
      citing(decision).when('waiveCondition', waiver).refused('decision-not-adopted', '/decisionId');
    given(commitmentDecider, { ...facts, decision: decisionFact('adopted') }, [...guarded, met])
      .when('waiveCondition', waiver)
      .refused('condition-settled', '/condition');
  });

  test('guard only what is disbursed above their sum', () => {
    const waived: CommitmentDecided = { type: 'ConditionWaived.v1', data: { ...waiver, condition: 'report' } };
    after(...guarded)
      .when('disburse', disbursement(40_000, 'A'))
      .records(disbursed(40_000, 'A'));
    after(...guarded)
      .when('disburse', disbursement(40_001, 'A'))
      .refused('condition-unmet', '/amount/amount');
    after(...guarded, met)
      .when('disburse', disbursement(80_000, 'A'))
      .records(disbursed(80_000, 'A'));
    after(...guarded, waived)
      .when('disburse', disbursement(80_001, 'A'))
      .refused('condition-unmet', '/amount/amount');
  });

  test('without a sum guard everything', () => {
    const all = pledged({ conditions: [{ id: 'all', kind: 'policy', text: 'A charter.' }] });
    after(all, signed()).when('disburse', disbursement(1, 'A')).refused('condition-unmet', '/amount/amount');
  });
});

describe('disburse', () => {
  test('up to what is signed and amended, to the cent', () => {
    const amended: CommitmentDecided = { type: 'Amended.v1', data: { delta: euros(5), reason: 'Agreed.' } };
    const running = after(pledged(), signed(), amended, disbursed(60_000, 'A'));
    running.when('disburse', disbursement(40_005, 'B')).records(disbursed(40_005, 'B'));
    const above = running.when('disburse', disbursement(40_006, 'B'));
    above.refused('above-signed', '/amount/amount');
    expect(above.outcome).toMatchObject({
      detail: '1000.05 EUR is signed and 600.00 EUR disbursed, so 400.06 EUR is above the 400.05 EUR left.',
    });
  });

  test('is refused unsigned, cancelled, unknown, for nothing, in another currency, ahead of its day, under a used reference', () => {
    const data = disbursement(100, 'B');
    const running = after(pledged(), signed(), disbursed(100, 'A'));
    after().when('disburse', data).refused('commitment-unknown');
    after(pledged()).when('disburse', data).refused('not-signed');
    after(pledged(), signed(), cancelled).when('disburse', data).refused('commitment-cancelled');
    running.when('disburse', disbursement(0, 'B')).refused('amount-not-positive', '/amount/amount');
    running.when('disburse', { ...data, amount: dollars(1) }).refused('currency-mismatch', '/amount/currency');
    running.when('disburse', { ...data, valueDate: '2026-04-13' }).refused('value-date-ahead', '/valueDate');
    running.when('disburse', disbursement(1, 'A')).refused('reference-used', '/reference');
  });
});

describe('receive', () => {
  const paid = [pledged(), signed(), disbursed(60_000, 'A')] as const;
  const receipt = (cents: number) => ({ amount: euros(cents), valueDate: '2026-04-02', reference: 'A' }) as const;
  const received = (cents: number): CommitmentDecided => ({
    type: 'Received.v1',
    data: { ...receipt(cents), disbursement: EVENT_ID(2) },
  });
  const differs = (found: number): CommitmentDecided => ({
    type: 'DiscrepancyOpened.v1',
    data: { kind: 'received-differs', disbursement: EVENT_ID(2), expected: euros(60_000), found: euros(found) },
  });

  test('in full, by the reference or by the event', () => {
    const { reference: _, ...named } = receipt(60_000);
    after(...paid)
      .when('receive', receipt(60_000))
      .records(received(60_000));
    const data = { ...named, disbursement: EVENT_ID(2) };
    after(...paid)
      .when('receive', data)
      .records({ type: 'Received.v1', data });
  });

  test('another amount opens a discrepancy in the same breath; the rest may follow', () => {
    after(...paid)
      .when('receive', receipt(59_000))
      .records(received(59_000), differs(59_000));
    after(...paid)
      .when('receive', receipt(60_001))
      .records(received(60_001), differs(60_001));
    const part = [...paid, received(59_000), differs(59_000)];
    after(...part)
      .when('receive', receipt(1000))
      .records(received(1000));
    after(...part, received(1000))
      .when('receive', receipt(1))
      .refused('already-received', '/disbursement');
  });

  test('what answers no disbursement is recorded too, and shows', () => {
    const data = { ...receipt(500), reference: 'other' };
    const found = { kind: 'received-unmatched', expected: euros(0), found: euros(500) } as const;
    after(...paid)
      .when('receive', data)
      .records({ type: 'Received.v1', data }, { type: 'DiscrepancyOpened.v1', data: { ...found, reference: 'other' } });
    const { reference: _, ...bare } = data;
    after(pledged())
      .when('receive', bare)
      .records({ type: 'Received.v1', data: bare }, { type: 'DiscrepancyOpened.v1', data: found });
  });

  test('is refused unknown, for nothing, in another currency, ahead of its day, or for no such disbursement', () => {
    after().when('receive', receipt(1)).refused('commitment-unknown');
    after(...paid)
      .when('receive', receipt(0))
      .refused('amount-not-positive', '/amount/amount');
    after(...paid)
      .when('receive', { ...receipt(1), amount: dollars(1) })
      .refused('currency-mismatch', '/amount/currency');
    after(...paid)
      .when('receive', { ...receipt(1), valueDate: '2027-01-01' })
      .refused('value-date-ahead', '/valueDate');
    after(...paid)
      .when('receive', { ...receipt(1), disbursement: EVENT_ID(7) })
      .refused('disbursement-unknown', '/disbursement');
  });
});

test('a command without a rule is a fault of ours', () => {
  expect(() => after().when('unpledge' as 'cancel', { reason: 'x' })).toThrow(RangeError);
  expect(refuse('a', 'b', 'c')).toEqual({ refused: 'a', detail: 'b', next: 'c' });
});
