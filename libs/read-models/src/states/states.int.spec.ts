import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryStore, type EventStore, type NewEvent, type StoredEvent } from '@pacta/event-store';
import { isRefusal, type EntityView, type StreamName } from '@pacta/ledger';
import { noLog } from '../engine/log-line.ts';
import { openSession } from '../engine/projection-set.ts';
import { openReadModelFile } from '../engine/read-model-file.ts';
import { resolveAsOf } from '../reading/as-of.ts';
import { ReadModels } from '../reading/read-models.ts';
import { SAMPLE_SET, TemporaryFolders } from '../testing/projector-bench.ts';
import { record, sampleEvents, uuidOf } from '../testing/record-events.ts';
import { names, tally, TALLY_TYPES } from '../testing/tally-view.ts';
import { createStates } from './create-states.ts';
import { stateJson } from '../testing/state-json.ts';
import type { StateRow, States } from './states.ts';

const folders = new TemporaryFolders();
afterEach(() => folders.clear());

interface Step {
  readonly stream: number;
  readonly type: string;
  /** Days: clocks may step back. */
  readonly day: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.integer({ min: 0, max: 4 }),
  type: fc.oneof(
    { weight: 12, arbitrary: fc.constant('Counted.v1') },
    ...['Noted.v1', 'Poison.v1', 'Strange.v1'].map((type) => ({ weight: 1, arbitrary: fc.constant(type) })),
  ),
  day: fc.integer({ min: 1, max: 28 }),
});

const instant = (day: number): string => `2026-02-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const partnershipOf = (stream: number): string => uuidOf(`partnership ${stream % 2}`);

async function ledgerOf(steps: readonly Step[]): Promise<EventStore> {
  const store = createMemoryStore();
  const revisions = new Map<number, number>();
  for (const { stream, type, day } of steps) {
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    const name: StreamName = `costbook-${stream}`;
    await record(store, name, revision, { type, at: instant(day), partnershipId: partnershipOf(stream) });
  }
  return store;
}

async function everyEvent(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of store.readAll()) events.push(...page);
  return events;
}

/** Read models of the log cut after `count` events. */
function builtFrom(events: readonly StoredEvent[]): ReadModels {
  return new ReadModels(() => {
    const db = openReadModelFile(':memory:', noLog);
    const session = openSession(db, SAMPLE_SET);
    session.applier.prepare();
    session.applier.apply(events);
    return db;
  });
}

const statesOver = (store: EventStore, readModels: ReadModels, keep?: number): States =>
  createStates({ store, readModels, knownTypes: TALLY_TYPES, ...(keep === undefined ? {} : { keep }) });

/** Rows as bytes: the state by its text. */
const asText = (rows: readonly StateRow[]): readonly unknown[] =>
  rows.map((row) => ({ ...row, sealed: undefined, state: stateJson(row.state) }));

describe('states', () => {
  test('as of any place of any ledger are those of the log cut there, however little is kept', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.constantFrom(0, 500, 5_000, undefined),
        async (steps, somewhere, keep) => {
          const store = await ledgerOf(steps);
          const events = await everyEvent(store);
          const whole = builtFrom(events);
          // Kept from one question to the next, as a service keeps them: they must never change an answer.
          const states = statesOver(store, whole, keep);
          const places = [-1, 0, somewhere % events.length, (somewhere * 7) % events.length, events.length - 1];
          for (const through of new Set(places)) {
            const cutModels = builtFrom(events.slice(0, through + 1));
            const cut = statesOver(store, cutModels);
            const head = cutModels.head() ?? -1;
            expect(asText(await states.ofCategory(tally, through))).toEqual(asText(await cut.ofCategory(tally, head)));
            const partnershipId = partnershipOf(somewhere);
            const ofPartnership = await states.ofPartnership([tally, names], partnershipId, through);
            expect(asText(ofPartnership)).toEqual(asText(await cut.ofPartnership([tally, names], partnershipId, head)));
            const page = await states.page(tally, partnershipId, { after: '1', limit: 1, through });
            const later = ofPartnership.filter(({ id }) => id > '1');
            expect(asText(page.rows)).toEqual(asText(later.slice(0, 1)));
            expect(page.more).toBe(later.length > 1);
            const id = String(somewhere % 5);
            const one = await states.one(tally, id, through);
            expect(asText(one === undefined ? [] : [one])).toEqual(
              asText((await cut.ofCategory(tally, head)).filter((row) => row.id === id)),
            );
            cutModels.close();
          }
          whole.close();
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('are incomplete from the event on that can not be folded, or is of an unknown type', async () => {
    for (const type of ['Poison.v1', 'Strange.v1']) {
      const store = createMemoryStore();
      await record(store, 'costbook-a', 0, {}, { type }, {});
      await record(store, 'costbook-b', 0, { type });
      const readModels = builtFrom(await everyEvent(store));
      const states = statesOver(store, readModels);
      expect(await states.one(tally, 'a', 0)).toMatchObject({ revision: 0, incomplete: false, state: { count: 1 } });
      for (const through of [1, 2])
        expect(await states.one(tally, 'a', through)).toMatchObject({
          revision: 0,
          position: 0,
          incomplete: true,
          state: { count: 1, entries: [{ position: 0 }] },
        });
      expect(await states.one(tally, 'b', 3)).toMatchObject({ revision: -1, position: -1, incomplete: true });
      expect(await states.one(tally, 'z', 3)).toBeUndefined();
      readModels.close();
    }
  });

  test('of a long stream are folded on from what is kept', async () => {
    const store = createMemoryStore();
    for (let revision = 0; revision < 2_300; revision += 100)
      await record(store, 'costbook-a', revision, ...Array.from({ length: 100 }, () => ({})));
    const readModels = builtFrom(await everyEvent(store));
    let read = 0;
    const counting: EventStore = {
      ...store,
      readStream: async (...given) => {
        const events = await store.readStream(...given);
        read += events.length;
        return events;
      },
    };
    const states = statesOver(counting, readModels);
    const asOf = async (through: number, of = states): Promise<number> => {
      read = 0;
      expect(await of.one(tally, 'a', through)).toMatchObject({
        revision: through,
        incomplete: false,
        state: { count: through + 1 },
      });
      return read;
    };
    expect(await asOf(2_150)).toBe(2_151);
    expect(await asOf(2_150)).toBe(0);
    expect(await asOf(700)).toBeLessThan(64);
    expect(await asOf(2_050)).toBeLessThan(256);
    const frugal = statesOver(counting, readModels, 0);
    await asOf(2_150, frugal);
    await frugal.one(tally, 'other', 2_150);
    expect(await asOf(2_150, frugal)).toBe(0);
    readModels.close();
    expect(await asOf(2_150)).toBe(2_151);
    readModels.close();
  });

  test('of a page are folded, and no others', async () => {
    const store = createMemoryStore();
    for (const id of ['a', 'b', 'c', 'd']) await record(store, `costbook-${id}`, 0);
    const readModels = builtFrom(await everyEvent(store));
    const read: string[] = [];
    const watched: EventStore = {
      ...store,
      readStream: (stream, ...rest) => (read.push(stream), store.readStream(stream, ...rest)),
    };
    const partnershipId = (await everyEvent(store))[0]?.metadata.partnershipId ?? '';
    const { rows, more } = await statesOver(watched, readModels).page(tally, partnershipId, {
      after: 'a',
      limit: 2,
      through: 3,
    });
    expect([rows.map(({ id }) => id), more]).toEqual([['b', 'c'], true]);
    expect(read).toEqual(['costbook-b', 'costbook-c']);
    readModels.close();
  });

  test('of a sparse view are those of the streams in which it finds something', async () => {
    const store = createMemoryStore();
    for (const id of ['a', 'b', 'c']) await record(store, `costbook-${id}`, 0, {}, ...(id === 'b' ? [NOTED] : []));
    const readModels = builtFrom(await everyEvent(store));
    const sparse: EntityView<unknown> = { ...tally, sparse: ['Noted.v1'] } as EntityView<unknown>;
    const states = statesOver(store, readModels);
    expect((await states.ofCategory(sparse, 5)).map(({ id }) => id)).toEqual(['b']);
    expect(await states.ofCategory(sparse, 1)).toEqual([]);
    readModels.close();
  });

  test('hold marks, and lead from each to its box, also in a state that was kept before', async () => {
    const store = createMemoryStore();
    const mark = (box: string) => ({ $sealed: { box: digest(box), class: 'partners', digest: digest('d') } });
    for (const [revision, box] of ['A', 'B'].entries()) {
      const [event] = sampleEvents('costbook-a', revision, [{ data: { amount: mark(box) } }]);
      const sealed = { '/amount': { box, key: 'k', nonce: 'n' } };
      await store.append('costbook-a', revision === 0 ? 'none' : revision - 1, [{ ...(event as NewEvent), sealed }]);
    }
    const readModels = builtFrom(await everyEvent(store));
    const states = statesOver(store, readModels);
    for (const through of [0, 1, 1, 0]) {
      const row = await states.one(tally, 'a', through);
      expect(row?.state.entries.at(-1)?.amount).toEqual(mark('AB'[through] ?? ''));
      expect(row?.sealed.get(digest('AB'[through] ?? ''))).toEqual({
        eventId: uuidOf(`costbook-a ${through}`),
        pointer: '/amount',
        entry: { box: 'AB'[through], key: 'k', nonce: 'n' },
        mark: mark('AB'[through] ?? ''),
      });
    }
    readModels.close();
  });
});

const NOTED = { type: 'Noted.v1', data: { note: 'kept' } };

/** 32 bytes as base64url, as a mark names its box. */
const digest = (text: string): string => Buffer.alloc(32, text).toString('base64url');

test('any instant is everything before the first event recorded after it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 28 }),
      async (steps, day) => {
        const readModels = builtFrom(await everyEvent(await ledgerOf(steps)));
        const found = resolveAsOf(instant(day), readModels, { zone: 'Europe/Paris', now: '2027-01-01T00:00:00Z' });
        const later = steps.findIndex((each) => each.day > day);
        expect(isRefusal(found) ? found : found.position).toBe((later < 0 ? steps.length : later) - 1);
        readModels.close();
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
