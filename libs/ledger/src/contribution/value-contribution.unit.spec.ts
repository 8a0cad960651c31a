import { describe, expect, test } from '@jest/globals';
import { decisionFact, ACTIVE, partnershipAfter } from '../../testing/facts.ts';
import { given, type Past } from '../../testing/given.ts';
import { ASSOCIATION, DECISION, dollars, euros, FUNDER, MANUFACTURER, OWN_ID } from '../../testing/samples.ts';
import type { AgreeValuationRule } from '../partnership/commands.ts';
import { partnershipDecider } from '../partnership/decider.ts';
import type { PartnershipDecided } from '../partnership/events.ts';
import { contributionDecider } from './decider.ts';
import { goodsGiven, valued, type ContributionDecided } from './events.ts';

const RULE: AgreeValuationRule = {
  reading: 'month',
  ceilings: [{ year: 2026, monthly: euros(400_500) }],
  partTime: 'whole',
  from: '2026-01-01',
  source: 'The ceiling published for 2026.',
};
const agreed: PartnershipDecided = { type: 'ValuationRuleAgreed.v1', data: { ...RULE, version: 1 } };

describe('agreeValuationRule', () => {
  const on = (state: ReturnType<typeof partnershipAfter>, adopted = false) => {
    const outcome = (data: AgreeValuationRule) =>
      partnershipDecider.decide(
        { name: 'agreeValuationRule', data, by: { actor: 'a', commandId: OWN_ID, at: '', today: '2026-04-12' } },
        state,
        adopted ? { decision: { ...decisionFact('adopted') } } : {},
      );
    return outcome;
  };

  test('counts its versions, and rests on a decision once the partnership is active', () => {
    expect(on(partnershipAfter())(RULE)).toEqual([agreed]);
    expect(on(partnershipAfter(agreed))(RULE)).toMatchObject([{ data: { version: 2 } }]);
    expect(on(ACTIVE)(RULE)).toMatchObject({ refused: 'decision-needed' });
    expect(on(ACTIVE, true)({ ...RULE, decisionId: DECISION })).toMatchObject([{ data: { decisionId: DECISION } }]);
  });

  test.each<[string, Partial<AgreeValuationRule>, string]>([
    ['year-repeated', { ceilings: [...RULE.ceilings, ...RULE.ceilings] }, '/ceilings/1/year'],
    [
      'currency-unknown',
      { ceilings: [{ year: 2026, monthly: { amount: '1', currency: 'ABC' } }] },
      '/ceilings/0/monthly/currency',
    ],
    [
      'currency-mismatch',
      { ceilings: [...RULE.ceilings, { year: 2027, monthly: dollars(5) }] },
      '/ceilings/1/monthly/currency',
    ],
    ['amount-not-positive', { ceilings: [{ year: 2026, monthly: euros(0) }] }, '/ceilings/0/monthly/amount'],
  ])('is refused: %s', (code, data, pointer) => {
    expect(on(partnershipAfter())({ ...RULE, ...data })).toMatchObject({ refused: code, pointer });
  });
});

const GOODS = {
  provider: MANUFACTURER,
  receiver: ASSOCIATION,
  description: 'Infant cereal',
  givenOn: '2026-03-02',
} as const;
const TIME: ContributionDecided = {
  type: 'TimeLogged.v1',
  data: {
    provider: MANUFACTURER,
    receiver: ASSOCIATION,
    side: 'provider',
    person: { subject: OWN_ID, name: 'Engineer, manufacturer' },
    skill: 'Food engineering',
    days: '3',
    dates: [{ date: '2026-03-30' }, { date: '2026-02-03' }, { date: '2026-03-31' }],
  },
};
const signed: ContributionDecided = { type: 'Countersigned.v1', data: { organisation: ASSOCIATION } };
const facts = { partnership: partnershipAfter(agreed) };
const after = (...past: readonly Past<ContributionDecided>[]) => given(contributionDecider, facts, past);
const given_ = (data: Partial<typeof GOODS & { quantity: string; unit: string }> = {}, actor = 'of-manufacturer') =>
  after().when('giveGoods', { ...GOODS, ...data }, { actor });

describe('giveGoods', () => {
  test('is signed by the side that records it, and countersigned by the other', () => {
    const data = { ...GOODS, quantity: '12', unit: 'pallet' };
    given_(data).records({ type: 'GoodsGiven.v1', data: { ...data, side: 'provider' } });
    given_({}, 'of-association').records({ type: 'GoodsGiven.v1', data: { ...GOODS, side: 'receiver' } });
    const goods: Past<ContributionDecided> = {
      type: 'GoodsGiven.v1',
      data: { ...GOODS, side: 'provider' },
      actor: 'of-manufacturer',
    };
    after(goods).when('countersign', { organisation: ASSOCIATION }, { actor: 'of-association' }).records(signed);
    after(goods).when('giveGoods', GOODS, { actor: 'of-manufacturer' }).refused('already-logged');
    expect(goodsGiven.seals({ ...GOODS, side: 'provider' })).toEqual([]);
  });

  test('is refused ahead of its day, of nothing, without a unit and by strangers to it', () => {
    given_({ givenOn: '2026-04-13' as typeof GOODS.givenOn }).refused('day-ahead', '/givenOn');
    given_({ quantity: '0', unit: 'kg' }).refused('quantity-zero', '/quantity');
    given_({ quantity: '5' }).refused('unit-missing', '/unit');
    given_({}, 'chair').refused('not-a-side', '/provider');
    given_({ receiver: MANUFACTURER as unknown as typeof ASSOCIATION }).refused('one-side-only', '/receiver');
  });
});

describe('logTime on an agreement', () => {
  const { side: _, ...time } = TIME.data as Extract<ContributionDecided, { type: 'TimeLogged.v1' }>['data'];
  const agreement = { signedOn: '2026-01-15', first: '2026-02-01', last: '2026-06-30', cost: euros(640_000) };
  const logging = (data: Partial<typeof agreement>) =>
    after().when('logTime', { ...(time as never as object), agreed: { ...agreement, ...data } } as never, {
      actor: 'of-manufacturer',
    });

  test('names one that came before, with a calendar that holds the days', () => {
    expect(logging({}).outcome).toMatchObject([{ type: 'TimeLogged.v1', data: { agreed: agreement } }]);
    logging({ signedOn: '2026-02-04' }).refused('agreement-late', '/agreed/signedOn');
    logging({ last: '2026-03-30' }).refused('day-outside', '/agreed');
    logging({ cost: euros(-1) }).refused('amount-negative', '/agreed/cost/amount');
    logging({ cost: { amount: '1', currency: 'ABC' } }).refused('currency-unknown', '/agreed/cost/currency');
  });
});

describe('valueContribution', () => {
  const costs = [
    { month: '2026-02', cost: euros(100_000) },
    { month: '2026-03', cost: euros(2_000_000) },
  ];
  const skills = { method: 'fr-skills', costs } as const;
  const both = after(TIME, signed);

  test('values staff time by the rule in force on its last day: gross, and what counts', () => {
    const data = {
      method: 'fr-skills',
      ruleVersion: 1,
      gross: euros(2_100_000),
      capped: euros(1_301_500),
      costs,
    } as const;
    both.when('valueContribution', skills).records({ type: 'Valued.v1', data });
    after(TIME, signed, { type: 'Valued.v1', data })
      .when('valueContribution', skills)
      .records({ type: 'Valued.v1', data });
    expect(valued.seals(data)).toEqual([{ pointer: '/costs', class: 'partners' }]);
  });

  test('values anything at what it cost', () => {
    const data = { method: 'at-cost', gross: euros(5), capped: euros(5), note: 'Invoice seen.' } as const;
    both
      .when('valueContribution', { method: 'at-cost', amount: euros(5), note: 'Invoice seen.' })
      .records({ type: 'Valued.v1', data });
    expect(valued.seals(data)).toEqual([]);
  });

  test('is refused before both sides signed, and for what is not there', () => {
    after().when('valueContribution', skills).refused('contribution-unknown');
    after(TIME).when('valueContribution', skills).refused('not-countersigned');
  });

  test('is refused by the wrong method, without its figures, and without a rule', () => {
    const goods: ContributionDecided = { type: 'GoodsGiven.v1', data: { ...GOODS, side: 'provider' } };
    after(goods, signed).when('valueContribution', skills).refused('method-misplaced', '/method');
    both.when('valueContribution', { method: 'at-cost' }).refused('value-missing', '/amount');
    both
      .when('valueContribution', { method: 'at-cost', amount: euros(0) })
      .refused('amount-not-positive', '/amount/amount');
    both
      .when('valueContribution', { method: 'at-cost', amount: { amount: '1', currency: 'ABC' } })
      .refused('currency-unknown', '/amount/currency');
    const { dates: _, ...period } = TIME.data as { dates?: unknown };
    const bare = { type: 'TimeLogged.v1', data: { ...period, period: '2026-03' } } as unknown as ContributionDecided;
    after(bare, signed).when('valueContribution', skills).refused('day-list-missing', '/method');
    given(contributionDecider, { partnership: partnershipAfter() }, [TIME, signed])
      .when('valueContribution', skills)
      .refused('rule-missing', '/method');
  });

  test('is refused unless costs are given for exactly the months of the days', () => {
    both.when('valueContribution', { method: 'fr-skills' }).refused('months-differ', '/costs');
    const short = both.when('valueContribution', { ...skills, costs: costs.slice(1) });
    short.refused('months-differ', '/costs');
    expect(short.outcome).toMatchObject({
      detail: 'Days were given in 2026-02, 2026-03; costs are named for 2026-03.',
    });
    const [first, second] = costs as [(typeof costs)[0], (typeof costs)[0]];
    both
      .when('valueContribution', { ...skills, costs: [first, { ...second, cost: dollars(1) }] })
      .refused('currency-mismatch', '/costs/1/cost/currency');
    both
      .when('valueContribution', { ...skills, costs: [first, { ...second, cost: euros(-1) }] })
      .refused('amount-negative', '/costs/1/cost/amount');
    const older = partnershipAfter({
      type: 'ValuationRuleAgreed.v1',
      data: { ...RULE, version: 1, ceilings: [{ year: 2025, monthly: euros(1) }] },
    });
    given(contributionDecider, { partnership: older }, [TIME, signed])
      .when('valueContribution', skills)
      .refused('ceiling-missing', '/costs');
  });
});

test('the funder is no side of it', () => {
  after(TIME)
    .when('countersign', { organisation: FUNDER }, { actor: 'of-funder' })
    .refused('not-the-other-side', '/organisation');
});
