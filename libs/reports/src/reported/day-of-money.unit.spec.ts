import { describe, expect, test } from '@jest/globals';
import { foldView, readEffective, reportedRecord, type EffectiveRange } from '@pacta/ledger';
import { FUND, PROJECT, promise, source, stream, TOWN } from '../leverage/leverage.fixture.ts';
import { renderLeverage } from '../leverage/render-leverage.ts';
import { leverageReport } from '../leverage/statement.ts';
import { listedPartnership } from '../partnerships/partnership-list.ts';
import { uuidOf } from '../transparency/indexed-log.fixture.ts';
import { renderTransparency } from '../transparency/render-text.ts';
import { transparencyReport } from '../transparency/whole-report.ts';
import { NOTHING_REPORTED } from './reported-facts.ts';

/** Commitments that a publisher reported: minor units, currency, and what it says of the day. */
type Said = readonly [amount: string, currency: string, day: object];

const at = { fileHash: 'f'.repeat(64), place: 'transaction[1]' };
const recordOf = (...said: readonly Said[]) =>
  foldView(
    reportedRecord,
    stream(`report-${uuidOf(9, 1)}`, 70, [
      [
        'ActivityReported.v1',
        {
          identifier: 'FR-1-MEALS',
          publisher: { id: TOWN, name: 'Town' },
          title: [],
          description: [],
          dates: [],
          partners: [],
          budgets: [],
          ...at,
        },
      ],
      ...said.map(
        ([amount, currency, day]) =>
          [
            'FlowReported.v1',
            { kind: 'iati:2', amount: { amount, currency }, receiver: { id: PROJECT }, ...day, ...at },
          ] as const,
      ),
    ]),
  );
/** All were recorded on 2026-06-30. The anchor is 40.00 EUR, signed on 2026-05-10. */
const known = (...said: readonly Said[]) => ({
  ...source,
  commitments: [promise(1, FUND, 40)],
  reported: { ...NOTHING_REPORTED, records: [recordOf(...said)] },
});
const BY_VALUE_DATE: Said = ['10000', 'USD', { valueDate: '2026-02-10' }];
const BY_NO_DAY: Said = ['500', 'EUR', {}];

const days = (text: string): EffectiveRange => readEffective(text) as EffectiveRange;
const reportOn = (of: ReturnType<typeof known>, effective: string) =>
  transparencyReport({
    ...of,
    costBooks: [],
    decisions: [],
    contributions: [],
    reader: { code: 'owner' },
    effective: days(effective),
  });
const committedIn = (of: ReturnType<typeof known>, effective: string) => {
  const { partnership, commitments, reported } = of;
  const figures = ({ currency, amount }: { currency: string; amount: string }): string => `${amount} ${currency}`;
  const choice = { effective: days(effective), method: 'simple-ratio', basis: 'committed' } as const;
  // By default the currency is the anchor's, whose own money may be of other days.
  const [cell] = leverageReport(of, { ...choice, currency: 'EUR' })?.cells ?? [];
  return {
    report: reportOn(of, effective)
      .totals.map(({ committed }) => figures(committed))
      .filter((figure) => !figure.startsWith('0.00')),
    partnerships: listedPartnership(partnership, commitments, reported, { effective: days(effective) }).committed.map(
      figures,
    ),
    leverage: cell?.parts.find(({ name }) => name === 'total')?.amount,
  };
};

describe('the day of money', () => {
  test('is the value date where a file has no transaction date, for every reader, and its rate is of that day', () => {
    const of = known(BY_VALUE_DATE);
    expect(committedIn(of, '2026-02')).toEqual({
      report: ['100.00 USD'],
      partnerships: ['100.00 USD'],
      leverage: '80.00',
    });
    expect(committedIn(of, '2026-06')).toEqual({ report: [], partnerships: [], leverage: '0.00' });
    expect(reportOn(of, '2026-02').reportedFlows).toMatchObject([{ date: null, valueDate: '2026-02-10' }]);
    expect(reportOn(of, '2026-06').reportedFlows).toEqual([]);
    expect(leverageReport(of)?.cells.find(({ basis }) => basis === 'committed')?.parts[0]).toMatchObject({
      name: 'others',
      amount: '80.00',
      ratio: '2.0000',
    });
  });

  test('of a corrected flow is what the correction says', () => {
    const [flow] = recordOf(['100', 'EUR', { date: '2026-02-01' }]).flows;
    const record = recordOf(['100', 'EUR', { date: '2026-02-01' }]);
    const corrected = { ...record, flows: [{ ...(flow as NonNullable<typeof flow>), date: '2027-02-01' }] };
    const of = { ...known(), reported: { ...NOTHING_REPORTED, records: [corrected] } };
    const committed = (effective: string) => reportOn(of, effective).totals[0]?.committed.amount ?? '0.00';
    expect([committed('2026-02'), committed('2027-02')]).toEqual(['0.00', '1.00']);
  });

  test('that nobody says puts money into no period, which one line tells', () => {
    const of = known(BY_VALUE_DATE, BY_NO_DAY);
    const inNoPeriod = { basis: 'committed', flows: 1, amount: '5.00', currency: 'EUR', events: [uuidOf(7, 72)] };
    for (const effective of ['2026-02', '2026-06', '..2026-12']) {
      const report = reportOn(of, effective);
      expect(report.totals.find(({ currency }) => currency === 'EUR')?.committed.amount ?? '0.00').toBe(
        effective === '..2026-12' ? '40.00' : '0.00',
      );
      expect(report.unknownDay).toEqual([inNoPeriod]);
      const { partnership, commitments, reported } = of;
      expect(listedPartnership(partnership, commitments, reported, { effective: days(effective) }).unknownDay).toEqual([
        inNoPeriod,
      ]);
      expect(leverageReport(of, { effective: days(effective) })?.unknownDay).toEqual([inNoPeriod]);
    }
    const text = renderTransparency(reportOn(of, '2026-02'), { width: 300 });
    expect(text).toContain('Of unknown day, and so in no period: 1 flow committed, 5.00 EUR [e10].');
    expect(text).toContain('Money belongs to the period of its transaction date, else of its value date;');
    expect(renderTransparency(reportOn(of, '2031'), { width: 300 })).toContain('No money belongs to these days.');
  });

  test('that nobody says has no rate, rather than the rate of today', () => {
    const of = known(['10000', 'USD', {}]);
    const cell = leverageReport(of)?.cells.find(({ basis }) => basis === 'committed');
    expect(cell).toMatchObject({ status: 'missing-rate', parts: [], missingRates: [{ pair: 'USD/EUR', date: null }] });
    expect(renderLeverage(leverageReport(of) as never, { width: 200 })).toContain(
      'Missing: a rate USD/EUR, for the day of the money is unknown.',
    );
  });

  test('of what was recorded here without one is unknown too, and no quarter of autonomy has it', () => {
    const undated = promise(2, TOWN, 20);
    const bare = {
      ...undated,
      signature: { ...undated.signature, by: { ...undated.signature?.by, effectiveOn: null } },
    };
    const of = { ...source, commitments: [promise(1, FUND, 40), bare as typeof undated] };
    expect(leverageReport(of)?.unknownDay).toMatchObject([{ basis: 'committed', flows: 1, amount: '20.00' }]);
    expect(leverageReport(of)?.beside.autonomy.at(-1)).toMatchObject({ committed: '0.0000' });
  });
});
