import { describe, expect, test } from '@jest/globals';
import {
  activityReported,
  flowCorrected,
  flowReported,
  flowWithdrawn,
  grantReported,
  LATER_SOURCE,
  SOURCE,
} from '../../testing/reports.ts';
import { ASSOCIATION, FUNDER, MANUFACTURER, STRANGER } from '../../testing/samples.ts';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView } from '../view.ts';
import type { ReportDecided } from './events.ts';
import { flowsOfReport } from './reported-flows.ts';
import { reportedRecord, type ReportedRecord } from './reported-record.view.ts';

const STREAM = `report-${uuidOf(5, 1)}` as const;
/** Id of the event at this index of the stream. */
const event = (index: number): string => uuidOf(1, index);
const folded = (...story: readonly ReportDecided[]): ReportedRecord =>
  foldView(reportedRecord, streamOf(STREAM, ...story.map(({ type, data }) => [type, data] as const)));
const flowsAfter = (...story: readonly ReportDecided[]) =>
  flowsOfReport(folded(...story), {
    partnershipId: 'p',
    sectorOf: (organisation) => (organisation === FUNDER ? 'private' : null),
  });

describe('a reported activity', () => {
  test('is kept as published: unknown stays unknown', () => {
    const record = folded(activityReported(), flowReported(100_00, { ref: 'T-1' }));
    expect(record).toMatchObject({
      id: uuidOf(5, 1),
      sort: 'activity',
      identifier: 'XX-EX-1-wells',
      publisher: FUNDER,
      title: 'Wells',
      description: null,
      status: '2',
      partners: [
        { organisation: FUNDER, role: '1' },
        { organisation: ASSOCIATION, role: '4' },
      ],
      planned: [{ amount: { amount: '90000', currency: 'EUR' }, start: '2024-01-01' }],
      versions: [{ fileHash: SOURCE.fileHash, updatedAt: null }],
    });
    expect(record.organisations[ASSOCIATION]).toEqual({
      id: ASSOCIATION,
      name: 'Association',
      identifier: null,
      ref: null,
      type: '22',
    });
    expect(record.flows).toMatchObject([
      { eventId: event(1), kind: 'iati:3', provider: null, receiver: ASSOCIATION, ref: 'T-1', withdrawn: null },
    ]);
  });

  test('goes on in a further event', () => {
    const more = { id: STRANGER, name: 'Fourth', role: '3' };
    const { partners } = folded(activityReported(), {
      type: 'ActivityContinued.v1',
      data: { of: event(0), partners: [more], budgets: [], ...SOURCE },
    });
    expect(partners.map(({ organisation }) => organisation)).toEqual([FUNDER, ASSOCIATION, STRANGER]);
  });

  test('is replaced by its correction, while its flows stay', () => {
    const { data } = activityReported(MANUFACTURER);
    const { identifier, publisher, description, dates, budgets } = data as never as ReturnType<
      typeof activityReported
    >['data'] & {
      identifier: string;
      publisher: { id: string };
      description: [];
      dates: [];
      budgets: [];
    };
    const activity = {
      identifier,
      publisher,
      title: [{ text: 'Deeper wells' }],
      description,
      dates,
      partners: [],
      budgets,
    };
    const record = folded(activityReported(), flowReported(1), {
      type: 'ReportCorrected.v1',
      data: { corrects: event(0), reason: 'Renamed.', activity, ...LATER_SOURCE },
    });
    expect(record).toMatchObject({ title: 'Deeper wells', status: null, corrections: [{ reason: 'Renamed.' }] });
    expect(record.partners).toEqual([]);
    expect(record.flows).toHaveLength(1);
    expect(record.versions.map(({ fileHash }) => fileHash)).toEqual([SOURCE.fileHash, LATER_SOURCE.fileHash]);
  });

  test('a flow keeps its earlier statements, through correction, withdrawal and what took its place', () => {
    const { flows } = folded(
      activityReported(),
      flowReported(100_00),
      flowCorrected(event(1), 90_00),
      flowCorrected(event(2), 80_00, { kind: 'iati:2' }),
      flowWithdrawn(event(3)),
      flowReported(70_00),
    );
    expect(flows).toMatchObject([
      {
        eventId: event(1),
        latest: event(3),
        kind: 'iati:2',
        amount: { amount: '8000' },
        corrections: [{ before: { amount: { amount: '10000' } } }, { before: { amount: { amount: '9000' } } }],
        withdrawn: { reason: 'A newer file no longer has it.', by: { eventId: event(4) } },
      },
      { eventId: event(5), amount: { amount: '7000' }, corrections: [], withdrawn: null },
    ]);
  });

  test('a newer file that says the same is one version more', () => {
    const confirmed: ReportDecided = {
      type: 'ReportConfirmed.v1',
      data: { of: event(0), ...LATER_SOURCE, updatedAt: '2024-05-01T00:00:00.000Z' },
    };
    const { versions } = folded(activityReported(), flowReported(1), confirmed);
    expect(versions).toMatchObject([{ updatedAt: null }, { updatedAt: '2024-05-01T00:00:00.000Z' }]);
  });
});

describe('flows of a report', () => {
  test.each([
    ['iati:12', 'pledged'],
    ['iati:13', 'pledged'],
    ['iati:2', 'committed'],
    ['iati:11', 'committed'],
    ['iati:3', 'disbursed'],
    ['iati:4', 'disbursed'],
    ['iati:1', 'received'],
    ['iati:D', 'disbursed'],
  ])('%s counts as %s', (kind, basis) => {
    expect(flowsAfter(activityReported(), flowReported(5, { kind }))).toMatchObject([
      { basis, origin: 'reported', commitment: uuidOf(5, 1), amount: { amount: '5' }, source: null },
    ]);
  });

  test.each(['iati:5', 'iati:6', 'iati:7', 'iati:8', 'iati:9', 'iati:10', 'iati:99'])('%s counts on none', (kind) => {
    expect(flowsAfter(activityReported(), flowReported(5, { kind }))).toEqual([]);
  });

  test('whom the record does not name is its publisher, on the side that IATI means', () => {
    const [out, incoming] = flowsAfter(
      activityReported(),
      flowReported(5),
      flowReported(5, { kind: 'iati:1', receiver: undefined as never, provider: { id: STRANGER, type: '70' } }),
    );
    expect(out).toMatchObject({
      provider: { organisation: FUNDER, sector: 'private' },
      receiver: { organisation: ASSOCIATION, sector: 'voluntary' },
    });
    expect(incoming).toMatchObject({
      provider: { organisation: STRANGER, sector: 'private' },
      receiver: { organisation: FUNDER },
    });
  });

  test('the instrument is the flow’s own, else the activity’s, else unknown', () => {
    const kinds = ['421', undefined, '999'].map((financeType) =>
      flowReported(5, financeType === undefined ? {} : { financeType }),
    );
    expect(flowsAfter(activityReported(), ...kinds).map(({ instrument }) => instrument)).toEqual([
      'loan',
      'grant',
      null,
    ]);
  });

  test('current flows count: a corrected one by its last correction, a withdrawn one not at all', () => {
    const flows = flowsAfter(
      activityReported(),
      flowReported(100_00),
      flowCorrected(event(1), 90_00, { kind: 'iati:2' }),
      flowReported(7),
      flowWithdrawn(event(3)),
    );
    expect(flows).toMatchObject([
      { eventId: event(1), events: [event(1), event(2)], basis: 'committed', amount: { amount: '9000' } },
    ]);
  });

  test('the day is the transaction date, else the value date, else unknown: never the day of recording', () => {
    const dayOf = (said: object): string | null | undefined =>
      flowsAfter(activityReported(), flowReported(5, { date: undefined as never, ...said }))[0]?.date;
    expect(dayOf({ date: '2011-02-01', valueDate: '2011-02-03' })).toBe('2011-02-01');
    expect(dayOf({ valueDate: '2011-02-03' })).toBe('2011-02-03');
    expect(dayOf({})).toBeNull();
  });

  test('a grant is a commitment, and what was paid of it disbursed', () => {
    expect(flowsAfter(grantReported(500))).toMatchObject([
      {
        basis: 'committed',
        amount: { amount: '500', currency: 'GBP' },
        instrument: 'grant',
        provider: { organisation: FUNDER },
      },
    ]);
    const paid = { amount: { amount: '300', currency: 'GBP' } };
    expect(
      flowsAfter(grantReported(500, { disbursed: paid })).map(({ basis, amount }) => [basis, amount.amount]),
    ).toEqual([
      ['committed', '500'],
      ['disbursed', '300'],
    ]);
  });

  test('a grant to a private person names nobody', () => {
    const mark = { $sealed: { box: 'b', class: 'personal', digest: 'd' } };
    const record = folded(
      grantReported(500, {
        title: mark,
        description: mark,
        recipients: [],
        individual: { subject: STRANGER, name: mark },
      }),
    );
    expect(record).toMatchObject({ toPerson: true, title: null, description: null, sort: 'grant' });
    expect(JSON.stringify(record)).not.toContain(STRANGER);
    expect(record.flows).toMatchObject([{ receiver: null }]);
  });

  test('a corrected grant counts as corrected', () => {
    const { data } = grantReported(900);
    const { fileHash: _hash, place: _place, ...grant } = data as typeof data & { identifier: string };
    const correction = {
      type: 'ReportCorrected.v1',
      data: { corrects: event(0), reason: 'More.', grant, ...LATER_SOURCE },
    };
    expect(flowsAfter(grantReported(500), correction as ReportDecided)).toMatchObject([{ amount: { amount: '900' } }]);
  });
});
