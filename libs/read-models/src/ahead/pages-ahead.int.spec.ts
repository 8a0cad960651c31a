import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createMemoryStore, openSqliteStore, type EventStore, type StoredEvent } from '@pacta/event-store';
import { withValuesAt } from '@pacta/proof';
import { everyRow, projectorOver, rebuiltRows, TemporaryFolders } from '../testing/projector-bench.ts';
import { record, sampleEvents } from '../testing/record-events.ts';
import { openRange, type OpenedField, type SealedRange } from './opened-page.ts';
import { pagesAhead, type OpeningAhead } from './pages-ahead.ts';

const PAGE_SIZE = 10;
const folders = new TemporaryFolders();
let store: EventStore;
let openedHere: string[];

afterEach(async () => {
  await store.close();
  folders.clear();
});

/** A box's key says whether it opens here, its box what is in it. */
const openerOf = (seen: string[]) => ({
  open({ eventId, data, sealed }: StoredEvent) {
    seen.push(eventId);
    const opened = Object.entries(sealed)
      .filter(([, { key }]) => key === 'known')
      .map(([pointer, { box }]): OpenedField => [pointer, Number(box)]);
    return { data: withValuesAt(data, opened), opened };
  },
});

/** Streams with sealed fields, some of which no key opens, among others that have none; 50 events. */
async function fill(): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    const revision = round * 3;
    const events = sampleEvents('costbook-a', revision, [{}, {}, { data: { amount: 1, note: 'open' } }]);
    const sealed = events.map((event, index) => {
      if (index === 2) return event;
      const key = index === 0 ? 'known' : 'lost';
      const mark = { $sealed: { box: '', class: 'partners', digest: '' } };
      return { ...event, data: { amount: mark }, sealed: { '/amount': { box: `${round}`, key, nonce: '' } } };
    });
    await store.append('costbook-a', revision === 0 ? 'none' : revision - 1, sealed);
    await record(store, 'partnership-p', round * 2, { type: 'Named.v1', data: { name: `Name ${round}` } }, {});
  }
}

interface Helper extends OpeningAhead {
  readonly asked: SealedRange[];
  readonly opened: string[];
  closed: number;
}

function helperWith(
  answer: (range: SealedRange, own: OpeningAhead['open']) => ReturnType<OpeningAhead['open']>,
): Helper {
  const opened: string[] = [];
  const own: OpeningAhead['open'] = (range) => openRange(store, openerOf(opened), range);
  const helper: Helper = {
    asked: [],
    opened,
    closed: 0,
    open(range) {
      helper.asked.push(range);
      return answer(range, own);
    },
    async close() {
      helper.closed += 1;
    },
  };
  return helper;
}

async function rowsWith(helper: Helper | undefined): Promise<unknown> {
  openedHere = [];
  const file = join(folders.make(), 'read-models.db');
  const projector = projectorOver(store, file, {
    opener: openerOf(openedHere),
    pageSize: PAGE_SIZE,
    ...(helper !== undefined && { openingAhead: () => helper }),
  });
  expect(await projector.waitForHead(10_000)).toBe('reached');
  await projector.stop();
  return everyRow(file);
}

describe.each([
  ['memory', async () => createMemoryStore()],
  ['sqlite', () => openSqliteStore({ folder: folders.make() })],
] as const)('fields opened ahead, from the %s store', (_, open) => {
  beforeEach(async () => {
    store = await open();
    await fill();
  });

  test('make the same rows, and nothing is opened twice', async () => {
    const rows = await rowsWith(undefined);
    expect(new Set(openedHere).size).toBe(20);
    expect(JSON.stringify(rows)).toContain('$sealed');
    const helper = helperWith((range, own) => own(range));
    expect(await rowsWith(helper)).toEqual(rows);
    expect(new Set([...openedHere, ...helper.opened]).size).toBe(openedHere.length + helper.opened.length);
    expect(openedHere.length).toBeLessThan(7);
    expect(helper.asked.every(({ streamPrefixes }) => streamPrefixes.join() === 'costbook-')).toBe(true);
    expect(helper.opened.length).toBeGreaterThan(20);
    expect(helper.closed).toBe(1);
  });

  test.each<[string, Parameters<typeof helperWith>[0]]>([
    ['fails', () => Promise.reject(new Error('gone'))],
    ['fails half-way', (range, own) => (BigInt(range.last) > 30n ? Promise.reject(new Error('gone')) : own(range))],
    ['finds another event at the end', (range, own) => own({ ...range, events: range.events - 1 })],
    ['finds the log shorter', (range, own) => own({ ...range, events: range.events + 1_000 })],
  ])('by a helper that %s: the rest is opened here', async (_what, answer) => {
    const rows = await rowsWith(undefined);
    expect(await rowsWith(helperWith(answer))).toEqual(rows);
    expect(openedHere.length).toBeGreaterThan(0);
  });

  test('are read no more than a page ahead, and the helper ends with whoever reads', async () => {
    const helper = helperWith((range, own) => own(range));
    let pages = 0;
    for await (const { events } of pagesAhead(
      { store, openingAhead: () => helper },
      { from: undefined, pageSize: 5 },
    )) {
      expect(events.length).toBeGreaterThan(0);
      pages += 1;
      expect(helper.asked.length).toBeLessThanOrEqual(pages + 1);
      if (pages === 3) break;
    }
    expect(helper.asked.length).toBeGreaterThan(1);
    expect(helper.closed).toBe(1);
  });

  test('are not asked for where there is but one page', async () => {
    const none = (): never => {
      throw new Error('started');
    };
    let seen = 0;
    for await (const { events, opened } of pagesAhead(
      { store, openingAhead: none },
      { from: undefined, pageSize: 10_000 },
    )) {
      seen += events.length;
      expect(opened).toBeUndefined();
    }
    expect(seen).toBe(50);
  });

  test('leave live and rebuilt rows equal', async () => {
    const live = await rowsWith(helperWith((range, own) => own(range)));
    const opener = openerOf([]);
    expect(await rebuiltRows(store, join(folders.make(), 'rebuilt.db'), { opener })).toEqual(live);
  });
});
