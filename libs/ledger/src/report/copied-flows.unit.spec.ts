import { describe, expect, test } from '@jest/globals';
import { activityReported, flowReported, flowWithdrawn } from '../../testing/reports.ts';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView } from '../view.ts';
import { copiedReports } from './copied-flows.ts';
import type { ReportDecided } from './events.ts';
import { reportedRecord, type ReportedRecord } from './reported-record.view.ts';

const OTHER = uuidOf(3, 9);

/** A report; `later` places it behind those of earlier files. */
function record(
  stream: string,
  {
    publisher,
    name = 'Public funder',
    secondary = false,
    later = 0,
  }: { publisher?: string; name?: string; secondary?: boolean; later?: number },
  ...flows: readonly ReportDecided[]
): ReportedRecord {
  const opened = activityReported(publisher);
  const data = {
    ...opened.data,
    publisher: { id: publisher ?? uuidOf(3, 1), name },
    ...(secondary ? { secondary } : {}),
  };
  const story = [{ ...opened, data } as ReportDecided, ...flows];
  const found = foldView(
    reportedRecord,
    streamOf(`report-${stream}`, ...story.map((each) => [each.type, each.data] as const)),
  );
  return { ...found, by: found.by && { ...found.by, position: found.by.position + later } };
}

const pledge = flowReported(100, { kind: 'iati:2' });
const payment = flowReported(40);

describe('a report that repeats another one', () => {
  test('of a secondary reporter: each flow that both have, whoever came first', () => {
    const [first, second] = [
      record('a', {}, pledge, payment),
      record('b', { publisher: OTHER, name: 'Tracker', secondary: true }, payment, pledge),
    ];
    for (const records of [
      [first, second],
      [second, first],
    ])
      expect(copiedReports(records)).toMatchObject([
        { copy: { secondary: true }, reason: 'secondary-reporter', flows: [{}, {}] },
      ]);
  });

  test('of the same publisher under another identifier: the older one is the copy', () => {
    const [former, later] = [record('a', {}, pledge), record('b', { publisher: OTHER, later: 100 }, pledge, payment)];
    const [found, ...others] = copiedReports([former, later]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ reason: 'publisher-moved', copy: { publisher: former.publisher } });
    expect(found?.flows).toEqual([[former.flows[0]?.eventId, later.flows[0]?.eventId]]);
  });

  test('uses each flow once', () => {
    const twice = record('b', { publisher: OTHER, name: 'Tracker', secondary: true }, payment, payment);
    expect(copiedReports([record('a', {}, payment), twice])).toMatchObject([{ flows: [{}] }]);
  });

  test.each<[string, ReportedRecord]>([
    [
      'another publisher, who is no secondary reporter',
      record('b', { publisher: OTHER, name: 'Somebody else' }, pledge),
    ],
    ['another sum', record('b', { publisher: OTHER, secondary: true }, flowReported(99, { kind: 'iati:2' }))],
    [
      'another day',
      record('b', { publisher: OTHER, secondary: true }, flowReported(100, { kind: 'iati:2', date: '2024-03-02' })),
    ],
    ['what was withdrawn', record('b', { publisher: OTHER, secondary: true }, pledge, flowWithdrawn(uuidOf(1, 1)))],
  ])('%s is no copy', (_, other) => {
    expect(copiedReports([record('a', {}, pledge), other])).toEqual([]);
  });
});
