import { describe, expect, test } from '@jest/globals';
import { addressesUnder, listPage, paged } from '../paging/paged.ts';
import { figureAt, listOf } from '../paging/parts.ts';
import { CHARITY, disclosed, founded, FUNDER, MAKER, seconded, sourceOf, wholeStory } from './baby-food.fixture.ts';
import { uuidOf } from './indexed-log.fixture.ts';
import { lazyReport } from './lazy-report.ts';
import { pagedReport, reportListPage } from './paged-report.ts';
import { transparencyReport } from './whole-report.ts';

const report = transparencyReport(sourceOf(wholeStory()));
const lazy = lazyReport(sourceOf(wholeStory()));
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
  const cut = pagedReport(lazy, few);

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
    const whole = pagedReport(lazy, all);
    expect(whole.paging.lists).toEqual({});
    const bare = JSON.parse(
      JSON.stringify(whole, (name, value: unknown) => (/[eE]ventCount$|^paging$/.test(name) ? undefined : value)),
    ) as unknown;
    expect(bare).toEqual(report);
  });

  test('a list of large items shows fewer of them, and goes on where it ended', () => {
    const items = Array.from({ length: 4 }, (_, no) => ({
      no,
      parts: Array.from({ length: 4 }, () => ({ lines: [{}, {}, {}, {}] })),
    }));
    const large = paged({ items, flat: [1, 2, 3, 4] }, { ...few, rows: 4 });
    expect(large.items.map(({ no }) => no)).toEqual([0, 1]);
    expect(large.flat).toEqual([1, 2, 3, 4]);
    expect(large.paging.lists).toMatchObject({ items: { count: 4, shown: 2 } });
    expect(listPage({ items }, 'items', { ...few, rows: 4, from: 0 })).toMatchObject({ count: 4, next: 2 });
    expect(listPage({ items }, 'items', { ...few, rows: 4, from: 2 })).toMatchObject({ items: [{}, {}], next: null });
    expect(paged({ items }, { ...few, rows: 1 }).items).toHaveLength(1);
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
    const whole = pagedReport(lazy, { ...all, events: 1 });
    for (const [name, { count }] of Object.entries(pagedReport(lazy, few).paging.lists)) {
      const items: unknown[] = [];
      for (let from: number | null = 0; from !== null;) {
        const page: ReturnType<typeof listPage> = listPage(lazy, name, { ...all, events: 1, rows: 2, from });
        items.push(...(page?.items ?? []).map((item, at) => withoutNested(item, `${name}.${(from ?? 0) + at}`)));
        expect(page?.count).toBe(count);
        from = page?.next ?? null;
      }
      const asked = (listOf(whole, name)?.slice() ?? []).map((item, at) => withoutNested(item, `${name}.${at}`));
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
    const page = listPage(lazy, 'costBooks.0.disclosures.0.stages', { ...few, rows: 1, from: 0 });
    expect(page?.paging.lists).toHaveProperty(['costBooks.0.disclosures.0.stages.0.lines']);
  });

  test('events come with their actors', () => {
    const page = reportListPage(lazy, 'events', { ...few, from: 4 });
    expect(page?.items).toHaveLength(2);
    expect(page?.next).toBe(6);
    expect(Object.keys(page?.actors ?? {})).toEqual([...new Set(report.events.slice(4, 6).map(({ actor }) => actor))]);
  });

  test('a figure has all its events by its path', () => {
    const found = figureAt(lazy, 'totals.0.disbursed');
    expect(found).toEqual({
      ...report.totals[0]?.disbursed,
      eventCount: report.totals[0]?.disbursed.events.length,
    });
    expect(figureAt(lazy, 'decisions.0.tallyEvents')?.events).toEqual(report.decisions[0]?.tallyEvents);
    expect(figureAt(lazy, 'decisions.0')).toEqual({
      eventCount: report.decisions[0]?.events.length,
      events: report.decisions[0]?.events,
    });
  });

  test.each([
    '',
    'nothing',
    'totals.99',
    'totals.length',
    'movements.-1',
    'movements.00',
    'movements.slice',
    '__proto__',
    'constructor.name',
    'events.0.actor',
    'asOf',
  ])('nothing is at %j', (path) => {
    for (const statement of [report, lazy]) {
      expect(listOf(statement, path)).toBeUndefined();
      expect(figureAt(statement, path)).toBeUndefined();
      expect(listPage(statement, path, { ...few, from: 0 })).toBeUndefined();
    }
  });

  test('a figure’s events are no list, and a list no figure', () => {
    expect(listOf(report, 'totals.0.disbursed.events')).toBeUndefined();
    expect(figureAt(report, 'events')).toBeUndefined();
    expect(listOf(report, 'events')).toHaveLength(report.events.length);
  });
});

describe('what a page costs does not grow with what it leaves out', () => {
  const log = founded();
  for (let book = 0; book < 40; book += 1) disclosed(log, undefined, uuidOf(5, book));
  for (let given = 0; given < 40; given += 1) seconded(log, 100 + 2 * given);
  for (let at = 0; at < 40; at += 1)
    log.write('commitment', uuidOf(4, at), 'Pledged.v1', {
      provider: FUNDER,
      receiver: at % 2 === 0 ? CHARITY : MAKER,
      instrument: 'grant',
      conditions: [],
      amount: { amount: '100', currency: 'EUR' },
    });
  const source = sourceOf(log);
  const opened: string[] = [];
  const counting = <Summary extends { readonly id: string }, Whole>(
    redacted: readonly { readonly summary: Summary; readonly whole: () => Whole }[],
  ) =>
    redacted.map(({ summary, whole }) => ({
      summary,
      whole: () => {
        opened.push(summary.id);
        return whole();
      },
    }));
  const counted = () => ({
    ...source,
    costBooks: counting(source.costBooks),
    contributions: counting(source.contributions),
  });

  test('only the books and people on it are opened', () => {
    opened.length = 0;
    const page = pagedReport(lazyReport(counted()), { ...few, rows: 3 });
    expect(page.paging.lists['costBooks']).toMatchObject({ count: 40, shown: 3 });
    expect(new Set(opened)).toEqual(new Set([...page.costBooks, ...page.inKind.contributions].map(({ id }) => id)));
    expect(page.inKind.contributions).toHaveLength(3);
  });

  test('a page of one list opens nothing of the others', () => {
    opened.length = 0;
    const commitments = reportListPage(lazyReport(counted()), 'commitments', { ...few, from: 30 });
    expect(commitments?.items).toHaveLength(2);
    expect(opened).toEqual([]);
    const books = reportListPage(lazyReport(counted()), 'costBooks', { ...few, from: 38 });
    expect(new Set(opened)).toEqual(new Set(books?.items.map((item) => (item as { readonly id: string }).id)));
  });
});
