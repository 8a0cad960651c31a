import { describe, expect, test } from '@jest/globals';
import { ACTIVE, CLOSED, decisionFact, partnershipAfter } from '../../testing/facts.ts';
import { EVENT_ID, given, type Past } from '../../testing/given.ts';
import { ASSOCIATION, DECISION, euros, FUNDER, MANUFACTURER, PARTNERSHIP, STRANGER } from '../../testing/samples.ts';
import { commitmentDecider } from '../commitment/decider.ts';
import type { CommitmentState } from '../commitment/state.ts';
import { anchorDecider } from './anchor-decider.ts';
import type { AssertCausality, ContestCausality, DesignateAnchor } from './commands.ts';
import type { LeverageDecided } from './events.ts';
import { commitmentFact, type AnchorFacts } from './state.ts';

const GRANT = '5a000000-0000-4000-8000-000000000001';
const ONWARD = '5a000000-0000-4000-8000-000000000002';
const ELSEWHERE = '5a000000-0000-4000-8000-000000000003';
const NOWHERE = '5a000000-0000-4000-8000-000000000004';

const commitment = (id: string, more: Partial<CommitmentState> = {}): CommitmentState => ({
  ...commitmentDecider.initialState,
  id,
  partnershipId: PARTNERSHIP,
  ...more,
});
const known: AnchorFacts[`commitment ${string}`][] = [
  commitment(GRANT),
  commitment(ONWARD, { source: GRANT }),
  commitment(ELSEWHERE, { partnershipId: STRANGER }),
];
const facts: AnchorFacts = {
  partnership: partnershipAfter(),
  ...(Object.fromEntries([
    ...known.map((one) => [commitmentFact(one.id ?? ''), one]),
    [commitmentFact(NOWHERE), commitmentDecider.initialState],
  ]) as Pick<AnchorFacts, `commitment ${string}`>),
};
const designated: LeverageDecided = { type: 'AnchorDesignated.v1', data: { commitments: [GRANT] } };
const asserted: LeverageDecided = {
  type: 'CausalityAsserted.v1',
  data: { evidence: 'A letter of the bank.', by: FUNDER },
};
const after = (...past: readonly Past<LeverageDecided>[]) => given(anchorDecider, facts, past);

describe('designateAnchor', () => {
  test('takes commitments, or all that a partner gives', () => {
    after()
      .when('designateAnchor', { commitments: [GRANT] })
      .records(designated);
    const data = { commitments: [], provider: FUNDER, lenders: [ASSOCIATION], finalRecipients: [MANUFACTURER] };
    after().when('designateAnchor', data).records({ type: 'AnchorDesignated.v1', data });
  });

  test.each<[string, DesignateAnchor, string]>([
    ['anchor-empty', { commitments: [] }, '/commitments'],
    ['not-a-partner', { commitments: [], provider: STRANGER }, '/provider'],
    ['not-a-partner', { commitments: [GRANT], lenders: [STRANGER] }, '/lenders/0'],
    ['not-a-partner', { commitments: [GRANT], finalRecipients: [FUNDER, STRANGER] }, '/finalRecipients/1'],
    ['commitment-unknown', { commitments: [NOWHERE] }, '/commitments/0'],
    ['commitment-elsewhere', { commitments: [GRANT, ELSEWHERE] }, '/commitments/1'],
    ['commitment-repeated', { commitments: [GRANT, GRANT] }, '/commitments/1'],
    ['anchor-passed-on', { commitments: [ONWARD] }, '/commitments/0'],
  ])('is refused: %s', (code, data, pointer) => {
    after().when('designateAnchor', data).refused(code, pointer);
  });

  test('cites a decision once the partnership is active, and is refused in a closed one', () => {
    const active = { ...facts, partnership: ACTIVE };
    given(anchorDecider, active)
      .when('designateAnchor', { commitments: [GRANT] })
      .refused('decision-needed', '/decisionId');
    const data = { commitments: [GRANT], decisionId: DECISION };
    given(anchorDecider, { ...active, decision: decisionFact('adopted') })
      .when('designateAnchor', data)
      .records({ type: 'AnchorDesignated.v1', data });
    given(anchorDecider, { ...facts, partnership: CLOSED })
      .when('designateAnchor', { commitments: [GRANT] })
      .refused('partnership-closed');
  });
});

describe('causality', () => {
  const claim: AssertCausality = { evidence: 'A letter of the bank.' };
  const contest: ContestCausality = { reason: 'The loan was agreed before.' };

  test('is asserted by a partner: the one named, else the actor’s own', () => {
    after(designated)
      .when('assertCausality', { ...claim, by: FUNDER })
      .records(asserted);
    after(designated)
      .when('assertCausality', { ...claim, commitments: [GRANT] }, { actor: 'of-association' })
      .records({ type: 'CausalityAsserted.v1', data: { ...claim, commitments: [GRANT], by: ASSOCIATION } });
  });

  test('is not asserted by a stranger, by nobody, of unknown money, or without an anchor', () => {
    after(designated)
      .when('assertCausality', { ...claim, by: STRANGER })
      .refused('not-a-partner', '/by');
    after(designated).when('assertCausality', claim, { actor: 'chair' }).refused('organisation-needed', '/by');
    after(designated)
      .when('assertCausality', { ...claim, commitments: [NOWHERE] })
      .refused('commitment-unknown', '/commitments/0');
    after().when('assertCausality', claim).refused('anchor-unknown');
  });

  test('is contested, of an assertion or of certain money', () => {
    after(designated, asserted)
      .when('contestCausality', contest)
      .records({ type: 'CausalityContested.v1', data: { ...contest, grounds: 'would-have-come-anyway' } });
    const grounds = 'never-arrived' as const;
    const precise = { ...contest, assertion: EVENT_ID(1), grounds, commitments: [GRANT] };
    after(designated, asserted)
      .when('contestCausality', precise)
      .records({ type: 'CausalityContested.v1', data: precise });
  });

  test.each<[string, Partial<ContestCausality>, string]>([
    ['assertion-unknown', { assertion: EVENT_ID(0) }, '/assertion'],
    ['commitment-unknown', { commitments: [NOWHERE] }, '/commitments/0'],
    ['commitments-needed', { grounds: 'claimed-elsewhere' }, '/commitments'],
  ])('a contest is refused: %s', (code, data, pointer) => {
    after(designated, asserted)
      .when('contestCausality', { ...contest, ...data })
      .refused(code, pointer);
    after().when('contestCausality', contest).refused('anchor-unknown');
  });
});

describe('assertAvoidedCost', () => {
  const cost = { amount: euros(1_000), description: 'Hospital days.', evidence: 'A study.', by: FUNDER };

  test('is recorded with its evidence', () => {
    after(designated).when('assertAvoidedCost', cost).records({ type: 'AvoidedCostAsserted.v1', data: cost });
  });

  test('is refused for nothing, in no currency, by a stranger, without an anchor', () => {
    after(designated)
      .when('assertAvoidedCost', { ...cost, amount: euros(0) })
      .refused('amount-not-positive', '/amount/amount');
    after(designated)
      .when('assertAvoidedCost', { ...cost, amount: { amount: '1', currency: 'ABC' } })
      .refused('currency-unknown', '/amount/currency');
    after(designated)
      .when('assertAvoidedCost', { ...cost, by: STRANGER })
      .refused('not-a-partner', '/by');
    after().when('assertAvoidedCost', cost).refused('anchor-unknown');
  });
});

test('an anchor knows its partnership', () => {
  expect(after(designated).state).toMatchObject({ partnershipId: PARTNERSHIP });
});
