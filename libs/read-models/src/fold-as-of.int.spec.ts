import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryStore, type EventStore, type StoredEvent } from '@pacta/event-store';
import { isRefusal, type StreamName } from '@pacta/ledger';
import { resolveAsOf } from './as-of.ts';
import { foldAsOf } from './fold-as-of.ts';
import { noLog } from './log-line.ts';
import { openSession } from './projection-set.ts';
import { openReadModelFile } from './read-model-file.ts';
import type { EntityRow } from './read-models.ts';
import { ReadModels } from './read-models.ts';
import { FoldSnapshots } from './snapshots/fold-snapshots.ts';
import { SnapshotFile } from './snapshots/snapshot-file.ts';
import { stateJson } from './state-json.ts';
import { record, uuidOf } from './testing/record-events.ts';
import { SAMPLE_SET, TemporaryFolders } from './testing/projector-bench.ts';

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
function builtFrom(events: readonly StoredEvent[], versions?: ReadonlyMap<string, string>): ReadModels {
  const db = openReadModelFile(':memory:', noLog);
  const session = openSession(db, SAMPLE_SET);
  session.applier.prepare();
  session.applier.apply(events);
  return new ReadModels(() => db, versions);
}

/** Rows as bytes: the state by its text. */
const asText = (rows: readonly EntityRow[]): readonly unknown[] =>
  rows.map(({ state, ...row }) => ({ ...row, state: stateJson(state) }));

const cutAt = (events: readonly StoredEvent[], position: number): readonly StoredEvent[] =>
  events.slice(0, position + 1);

describe('as of', () => {
  test('any place of any ledger, the rows are those of a rebuild of the log cut there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), fc.nat(), async (steps, somewhere) => {
        const store = await ledgerOf(steps);
        const events = await everyEvent(store);
        const whole = builtFrom(events);
        // Kept from one question to the next, as a service keeps them: they must never change an answer.
        const snapshots = new FoldSnapshots({ limit: 1 + (somewhere % 50) });
        for (const through of new Set([
          -1,
          0,
          somewhere % events.length,
          (somewhere * 7) % events.length,
          events.length - 1,
        ])) {
          const cut = builtFrom(cutAt(events, through));
          const options = { ...SAMPLE_SET, store, readModels: whole, through, snapshots };
          expect(asText(await foldAsOf({ ...options, scope: 'all' }))).toEqual(asText(cut.entities('tally')));
          const partnershipId = partnershipOf(somewhere);
          expect(asText(await foldAsOf({ ...options, scope: { partnershipId } }))).toEqual(
            asText(cut.entitiesOf('tally', partnershipId)),
          );
          const one = cut.entity('tally', String(somewhere % 5));
          expect(asText(await foldAsOf({ ...options, scope: { view: 'tally', id: String(somewhere % 5) } }))).toEqual(
            asText(one === undefined ? [] : [one]),
          );
          cut.close();
        }
        whole.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('any place, also where the views have no rows to serve from', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const store = await ledgerOf(steps);
        const events = await everyEvent(store);
        const whole = builtFrom(events, new Map([['tally', 'another version']]));
        expect(whole.serves('tally')).toBe(false);
        const folded = await foldAsOf({
          ...SAMPLE_SET,
          store,
          readModels: whole,
          scope: 'all',
          through: events.length - 1,
        });
        expect(asText(folded)).toEqual(asText(whole.entities('tally')));
        whole.close();
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test('a long stream is folded on from what was kept, on disk over a restart, and from nothing where that is gone', async () => {
    const store = createMemoryStore();
    for (let revision = 0; revision < 1_200; revision += 100)
      await record(store, 'costbook-a', revision, ...Array.from({ length: 100 }, () => ({})));
    const readModels = builtFrom(await everyEvent(store));
    const path = join(folders.make(), 'snapshots.db');
    const versions = new Map([['tally', '1']]);
    let read = 0;
    const counting: EventStore = {
      ...store,
      readStream: async (...given) => {
        const events = await store.readStream(...given);
        read += events.length;
        return events;
      },
    };
    const asOf = async (through: number, snapshots: FoldSnapshots): Promise<number> => {
      read = 0;
      const [row] = await foldAsOf({ ...SAMPLE_SET, store: counting, readModels, scope: 'all', through, snapshots });
      expect(row).toMatchObject({ revision: through, state: { count: through + 1 } });
      return read;
    };
    const first = new FoldSnapshots({ file: new SnapshotFile(path, versions) });
    expect(await asOf(1_100, first)).toBe(1_101);
    expect(await asOf(1_100, first)).toBe(0);
    expect(await asOf(700, first)).toBeLessThan(32);
    expect(await asOf(1_050, first)).toBeLessThan(256);
    first.close();
    const again = new FoldSnapshots({ file: new SnapshotFile(path, versions) });
    expect(await asOf(1_100, again)).toBe(1_100 - 1_023);
    again.close();
    writeFileSync(path, 'no database'.repeat(500));
    const broken = new FoldSnapshots({ file: new SnapshotFile(path, versions) });
    expect(await asOf(1_100, broken)).toBe(1_101);
    broken.close();
    const newer = new FoldSnapshots({ file: new SnapshotFile(path, new Map([['tally', '2']])) });
    expect(await asOf(1_100, newer)).toBe(1_101);
    newer.clear();
    expect(await asOf(1_100, newer)).toBe(1_101);
    newer.close();
    readModels.close();
  });

  test('any instant, it is everything before the first event recorded after it', async () => {
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

  test('streams longer than a page are folded whole', async () => {
    const store = createMemoryStore();
    for (let revision = 0; revision < 2_300; revision += 100)
      await record(store, 'costbook-a', revision, ...Array.from({ length: 100 }, () => ({})));
    const events = await everyEvent(store);
    const readModels = builtFrom(events);
    const [row] = await foldAsOf({ ...SAMPLE_SET, store, readModels, scope: 'all', through: 2_150 });
    expect(row).toMatchObject({ revision: 2_150, incomplete: false, state: { count: 2_151 } });
    readModels.close();
  });
});
