import { describe, expect, test } from '@jest/globals';
import {
  after,
  cancelled,
  CONDITIONS,
  disbursed,
  disbursement,
  facts,
  PLEDGE,
  pledged,
  signed,
} from '../../testing/commitments.ts';
import { CLOSED, decisionFact } from '../../testing/facts.ts';
import { given } from '../../testing/given.ts';
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

  test('are met once, and only known ones of a commitment in force', () => {
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

test('a command without a rule is a fault of ours', () => {
  expect(() => after().when('unpledge' as 'cancel', { reason: 'x' })).toThrow(RangeError);
  expect(refuse('a', 'b', 'c')).toEqual({ refused: 'a', detail: 'b', next: 'c' });
});
