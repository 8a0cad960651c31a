import { describe, expect, test } from '@jest/globals';
import { addressesUnder, listPage, paged } from '../paging/paged.ts';
import { figureAt, listOf } from '../paging/parts.ts';
import { founded, promised, reportOf, wholeStory } from './baby-food.fixture.ts';
import { pagedReport, reportListPage } from './paged-report.ts';

const report = reportOf(wholeStory());
const more = addressesUnder('/v1/partnerships/p/report', { asOf: '@31', effective: '2026-01..2026-03' });
const all = { events: 1_000, rows: 1_000, more };
const few = { events: 1, rows: 2, more };

/** Every member of every object, with the path of the object and the member's name. */
function* membersOf(value: unknown, path = ''): Generator<readonly [path: string, name: string, member: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [path, name, member];
    yield* membersOf(member, path === '' ? name : `${path}.${name}`);
  }
}

describe('the bounded form of a statement', () => {
  const cut = pagedReport(report, few);

  test('has no list and no figure that is longer than asked for', () => {
    for (const [, name, member] of membersOf(cut))
      if (Array.isArray(member)) expect([name, member.length]).toEqual([name, Math.min(member.length, 2)]);
    for (const [path, name, member] of membersOf(cut))
      if (path !== '' && Array.isArray(member) && /^events$|Events$/.test(name)) expect(member.length).toBeLessThan(2);
  });

  test('says of each cut list how many items there are, how many it shows, and where the rest is', () => {
    expect(cut.movements).toHaveLength(2);
    expect(cut.paging.lists['events']).toEqual({
      count: report.events.length,
      shown: 2,
      more: '/v1/partnerships/p/report/lists/events?asOf=%4031&effective=2026-01..2026-03&cursor=2',
    });
    expect(cut.paging.lists).not.toHaveProperty('movements');
    for (const [name, { count, shown }] of Object.entries(cut.paging.lists)) {
      expect(listOf(report, name)).toHaveLength(count);
      expect(listOf(cut, name)).toHaveLength(shown);
    }
  });

  test('a figure says how many events it is the sum of, and where they are', () => {
    expect(cut.totals[0]?.received).toMatchObject({ eventCount: 1, events: report.totals[0]?.received.events });
    expect(cut.paging.figures.more).toBe(
      '/v1/partnerships/p/report/figures/{figure}?asOf=%4031&effective=2026-01..2026-03',
    );
    expect(cut.decisions[0]).toMatchObject({ tallyEventCount: report.decisions[0]?.tallyEvents.length });
  });

  test('names the actors of the events that it shows', () => {
    expect(Object.keys(cut.actors)).toEqual([...new Set(report.events.slice(0, 2).map(({ actor }) => actor))]);
  });

  test('cuts nothing of a short one, and adds counts alone', () => {
    const whole = pagedReport(report, all);
    expect(whole.paging.lists).toEqual({});
    const bare = JSON.parse(
      JSON.stringify(whole, (name, value: unknown) => (/[eE]ventCount$|^paging$/.test(name) ? undefined : value)),
    ) as unknown;
    expect(bare).toEqual(report);
  });

  test('an empty statement has no events, as a list', () => {
    const none = paged({ events: [], total: { amount: '0.00', currency: 'EUR', events: [] } }, few);
    expect(none).toEqual({
      events: [],
      total: { amount: '0.00', currency: 'EUR', events: [], eventCount: 0 },
      paging: { lists: {}, figures: { more: more.figure } },
    });
  });
});

describe('what was cut', () => {
  test('is all there, page by page', () => {
    const whole = pagedReport(report, { ...all, events: 1 });
    for (const [name, { count }] of Object.entries(pagedReport(report, few).paging.lists)) {
      const items: unknown[] = [];
      for (let from: number | null = 0; from !== null;) {
        const page: ReturnType<typeof listPage> = listPage(report, name, { ...all, events: 1, rows: 2, from });
        items.push(...(page?.items ?? []).map((item, at) => withoutNested(item, `${name}.${(from ?? 0) + at}`)));
        expect(page?.count).toBe(count);
        from = page?.next ?? null;
      }
      const asked = (listOf(whole, name) ?? []).map((item, at) => withoutNested(item, `${name}.${at}`));
      expect(items).toEqual(asked);
    }
  });

  /** Without the lists in it, which have pages of their own. */
  function withoutNested(item: unknown, path: string): unknown {
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item).flatMap(([name, member]) =>
        listOf(report, `${path}.${name}`) === undefined ? [[name, withoutNested(member, `${path}.${name}`)]] : [],
      ),
    );
  }

  test('a list within an item of a later page has the path that it has in the whole', () => {
    const page = listPage(report, 'costBooks.0.disclosures.0.stages', { ...few, rows: 1, from: 0 });
    expect(page?.paging.lists).toHaveProperty(['costBooks.0.disclosures.0.stages.0.lines']);
  });

  test('events come with their actors', () => {
    const page = reportListPage(report, 'events', { ...few, from: 4 });
    expect(page?.items).toHaveLength(2);
    expect(page?.next).toBe(6);
    expect(Object.keys(page?.actors ?? {})).toEqual([...new Set(report.events.slice(4, 6).map(({ actor }) => actor))]);
  });

  test('a figure has all its events by its path', () => {
    const found = figureAt(report, 'totals.0.disbursed');
    expect(found).toEqual({
      ...report.totals[0]?.disbursed,
      eventCount: report.totals[0]?.disbursed.events.length,
    });
    expect(figureAt(report, 'decisions.0.tallyEvents')?.events).toEqual(report.decisions[0]?.tallyEvents);
    expect(figureAt(report, 'decisions.0')).toEqual({
      eventCount: report.decisions[0]?.events.length,
      events: report.decisions[0]?.events,
    });
  });

  test.each(['', 'nothing', 'totals.99', 'totals.length', '__proto__', 'constructor.name', 'events.0.actor', 'asOf'])(
    'nothing is at %j',
    (path) => {
      expect(listOf(report, path)).toBeUndefined();
      expect(figureAt(report, path)).toBeUndefined();
      expect(listPage(report, path, { ...few, from: 0 })).toBeUndefined();
    },
  );

  test('a figure’s events are no list, and a list no figure', () => {
    expect(listOf(report, 'totals.0.disbursed.events')).toBeUndefined();
    expect(figureAt(report, 'events')).toBeUndefined();
    expect(listOf(report, 'events')).toHaveLength(report.events.length);
  });
});

test('what a long list costs does not grow with what is cut', () => {
  const log = promised(founded());
  const long = reportOf(log);
  const movements = Array.from({ length: 50_000 }, () => long.movements[0] as (typeof long.movements)[number]);
  const text = JSON.stringify(pagedReport({ ...long, movements }, { ...all, rows: 50, events: 20 }));
  expect(text.length).toBeLessThan(100_000);
});
