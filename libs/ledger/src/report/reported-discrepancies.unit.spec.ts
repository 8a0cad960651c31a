import { describe, expect, test } from '@jest/globals';
import { activityReported, flowReported, flowWithdrawn, grantReported } from '../../testing/reports.ts';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView } from '../view.ts';
import type { ReportDecided } from './events.ts';
import { reportedDiscrepancies } from './reported-discrepancies.ts';
import { reportedRecord } from './reported-record.view.ts';

const found = (...story: readonly ReportDecided[]) =>
  reportedDiscrepancies(
    foldView(reportedRecord, streamOf('report-a', ...story.map(({ type, data }) => [type, data] as const))),
    (instant) => instant.slice(0, 10),
  );
const brief = (...story: readonly ReportDecided[]) =>
  found(...story).map(({ kind, found: sum, expected, date, flows }) => [
    kind,
    sum?.amount ?? null,
    expected?.amount ?? null,
    date,
    flows.length,
  ]);
const commitment = (cents: number, date = '2024-02-01') => flowReported(cents, { kind: 'iati:2', date });

describe('what is out of order in a report', () => {
  test('nothing, where more is promised than paid', () => {
    expect(found(activityReported(), commitment(100), flowReported(60), flowReported(40))).toEqual([]);
    expect(found(activityReported(), commitment(100))).toEqual([]);
    expect(found(grantReported(100))).toEqual([]);
  });

  test('more paid than promised, to the cent, in one currency', () => {
    expect(brief(activityReported(), commitment(100), flowReported(60), flowReported(41))).toEqual([
      ['disbursed-above-committed', '101', '100', null, 3],
    ]);
    const dollars = flowReported(999, { amount: { amount: '999', currency: 'USD' } });
    expect(brief(activityReported(), commitment(100), dollars)).toEqual([
      ['disbursed-without-commitment', '999', null, null, 1],
    ]);
  });

  test('expenditure counts as paid', () => {
    expect(brief(activityReported(), flowReported(5, { kind: 'iati:4' }))).toEqual([
      ['disbursed-without-commitment', '5', null, null, 1],
    ]);
  });

  test('amounts below zero, once for each basis', () => {
    const story = [commitment(100), commitment(-20), flowReported(50), flowReported(-1), flowReported(-2)];
    expect(brief(activityReported(), ...story)).toEqual([
      ['negative-amount', '-20', null, null, 1],
      ['negative-amount', '-3', null, null, 2],
    ]);
  });

  test('a payment before the first commitment, a day that has not come, an end before the start', () => {
    expect(brief(activityReported(), commitment(100, '2024-03-02'), flowReported(10))).toEqual([
      ['paid-before-committed', '10', null, '2024-03-02', 1],
    ]);
    expect(brief(activityReported(), commitment(100, '2026-04-13'))).toEqual([
      ['dated-ahead', null, null, '2026-04-13', 1],
    ]);
    expect(brief(activityReported(), commitment(100, '2026-04-12'))).toEqual([]);
    const opened = activityReported();
    const ended = {
      ...opened,
      data: {
        ...opened.data,
        dates: [
          { type: '4', date: '2023-12-31' },
          { type: '2', date: '2024-01-01' },
        ],
      },
    };
    expect(brief(ended as ReportDecided)).toEqual([['ends-before-start', null, null, '2023-12-31', 0]]);
  });

  test('days that nobody can mean, and stamps from after the import', () => {
    const story = [commitment(100, '2024-01-01'), flowReported(5, { date: '9999-12-31' })];
    expect(brief(activityReported(), ...story)).toEqual([['date-beyond-reason', null, null, '9999-12-31', 1]]);
    expect(brief(activityReported(), commitment(100, '0001-01-01'))).toEqual([
      ['date-beyond-reason', null, null, '0001-01-01', 1],
    ]);
    const opened = activityReported();
    const stamped = { ...opened, data: { ...opened.data, updatedAt: '2099-01-01T00:00:00.000Z' } };
    expect(brief(stamped as ReportDecided)).toEqual([['stamped-ahead', null, null, '2099-01-01', 0]]);
  });

  test('what was withdrawn is out of order no more', () => {
    expect(found(activityReported(), flowReported(5), flowWithdrawn(uuidOf(1, 1)))).toEqual([]);
  });
});
