import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { euros } from '../../testing/samples.ts';
import { cappedValue, sharingCeilings, yearsWithoutCeiling } from './skills-ceiling.ts';
import { READINGS, ruleOn, type NumberedRule, type ValuationRule } from './valuation-rule.ts';

/** 3,428 EUR a month in 2020 and 2021. */
const rule = (reading: ValuationRule['reading'], more: Partial<ValuationRule> = {}): ValuationRule => ({
  reading,
  ceilings: [
    { year: 2020, monthly: euros(342_800) },
    { year: 2021, monthly: euros(342_800) },
  ],
  partTime: 'whole',
  from: '2020-01-01',
  source: 'Published ceilings.',
  ...more,
});
const months = (count: number, cents: number, year = 2020, workingTime?: string) =>
  Array.from({ length: count }, (_, at) => ({
    month: `${year}-${String(at + 1).padStart(2, '0')}`,
    cost: BigInt(cents),
    workingTime,
  }));

describe('the ceiling of skills-based sponsorship', () => {
  test('known answers: 10,284 for a month, 123,408 for twelve full ones', () => {
    expect(cappedValue(rule('month'), months(1, 2_000_000))).toBe(1_028_400n);
    expect(cappedValue(rule('month'), months(12, 2_000_000))).toBe(12_340_800n);
    expect(cappedValue(rule('year'), months(12, 2_000_000))).toBe(12_340_800n);
    expect(cappedValue(rule('month'), months(12, 2_000_000, 2021))).toBe(12_340_800n);
  });

  test('month and year part for short and for uneven secondments', () => {
    expect(cappedValue(rule('month'), months(2, 2_000_000))).toBe(2_056_800n);
    expect(cappedValue(rule('year'), months(2, 2_000_000))).toBe(4_000_000n);
    expect(cappedValue(rule('once-a-year'), months(2, 2_000_000))).toBe(1_028_400n);
  });

  test('each year has its own ceiling', () => {
    const costs = [
      { month: '2020-12', cost: 2_000_000n },
      { month: '2021-01', cost: 2_000_000n },
    ];
    expect(cappedValue(rule('once-a-year'), costs)).toBe(2_056_800n);
    expect(yearsWithoutCeiling(rule('month'), [...costs, { month: '2022-01', cost: 1n }])).toEqual([2022]);
    expect(() => cappedValue(rule('month'), [{ month: '2022-01', cost: 1n }])).toThrow(RangeError);
  });

  test('shrinks with part time where the rule says so, rounded once and half to even', () => {
    const shrinks = rule('month', { partTime: 'shrinks', ceilings: [{ year: 2020, monthly: euros(5) }] });
    expect(cappedValue(rule('month'), months(1, 2_000_000, 2020, '1/2'))).toBe(1_028_400n);
    expect(cappedValue(rule('month', { partTime: 'shrinks' }), months(1, 2_000_000, 2020, '4/5'))).toBe(822_720n);
    expect(cappedValue(shrinks, months(1, 100, 2020, '1/2'))).toBe(8n);
    expect(cappedValue(shrinks, months(1, 100, 2020, '1/6'))).toBe(2n);
    expect(cappedValue(shrinks, months(1, 100))).toBe(15n);
  });

  test('several entries of one month share its ceiling, the larger share of full time', () => {
    const twice = [...months(1, 2_000_000), ...months(1, 2_000_000)];
    for (const reading of READINGS)
      expect(cappedValue(rule(reading), twice)).toBe(cappedValue(rule(reading), months(1, 4_000_000)));
    const shrinks = rule('month', { partTime: 'shrinks' });
    expect(cappedValue(shrinks, [...months(1, 2_000_000, 2020, '1/2'), ...months(1, 2_000_000, 2020, '4/5')])).toBe(
      822_720n,
    );
  });

  test('entries share ceilings where their years meet, directly or through one another', () => {
    const entry = (...named: string[]) => ({ costs: named.map((month) => ({ month, cost: 1n })) });
    const [across, before, apart] = [entry('2020-12', '2021-01'), entry('2020-05'), entry('2024-01')];
    expect(sharingCeilings(months(1, 1, 2021), [before, apart, across])).toEqual([before, across]);
    expect(sharingCeilings(months(1, 1, 2023), [before, apart, across])).toEqual([]);
  });

  test('never counts more than it cost, and no reading more than the year’s', () => {
    const cost = fc.integer({ min: 0, max: 3_000_000 });
    fc.assert(
      fc.property(fc.array(cost, { minLength: 1, maxLength: 12 }), (cents) => {
        const costs = cents.map((each, at) => ({
          month: `2020-${String(at + 1).padStart(2, '0')}`,
          cost: BigInt(each),
        }));
        const gross = costs.reduce((sum, each) => sum + each.cost, 0n);
        const [month, year, once] = READINGS.map((reading) => cappedValue(rule(reading), costs)) as [
          bigint,
          bigint,
          bigint,
        ];
        expect(month <= gross && once <= month && month <= year && year <= gross).toBe(true);
      }),
    );
  });
});

describe('the rule in force', () => {
  const dated = (version: number, from: string): NumberedRule => ({ ...rule('month', { from }), version });
  const rules = [dated(1, '2020-01-01'), dated(2, '2022-01-01'), dated(3, '2021-01-01')];

  test.each([
    ['2019-12-31', undefined],
    ['2020-06-30', 1],
    ['2021-06-30', 3],
    ['2022-01-01', 2],
  ])('on %s is version %s', (day, version) => {
    expect(ruleOn(rules, day)?.version).toBe(version);
  });

  test('of two from the same day is the later one', () => {
    expect(ruleOn([dated(1, '2020-01-01'), dated(2, '2020-01-01')], '2020-01-01')?.version).toBe(2);
  });
});
