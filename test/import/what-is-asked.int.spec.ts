import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createMemoryStore, type EventStore } from '@pacta/event-store';
import { memoryLedger, type MemoryLedger } from './ledger-in-memory.ts';
import { grantsFile, iatiWith } from './synthetic-files.ts';

let ledger: MemoryLedger;
/** Names of the store's methods that were called, and with how many events or streams. */
let asked: [keyof EventStore, number][];

beforeEach(() => {
  const store = createMemoryStore();
  asked = [];
  ledger = memoryLedger({
    ...store,
    append(stream, expected, events, options) {
      asked.push(['append', events.length]);
      return store.append(stream, expected, events, options);
    },
    existing(streams) {
      asked.push(['existing', streams.length]);
      return store.existing(streams);
    },
    readStream(stream, range) {
      asked.push(['readStream', 1]);
      return store.readStream(stream, range);
    },
  });
});
afterEach(() => ledger.remove());

const counts = (name: keyof EventStore): readonly number[] =>
  asked.filter(([each]) => each === name).map(([, count]) => count);

describe('what an import asks the store', () => {
  const content = grantsFile(...Array.from({ length: 30 }, () => ({})));

  test('which reports there are, once for many, and nothing of those that are new', async () => {
    await ledger.import(content);
    expect(counts('existing').reduce((sum, count) => sum + count, 0)).toBe(30);
    expect(counts('existing').length).toBeLessThan(5);
    expect(counts('readStream')).toEqual([]);
    expect(counts('append')).toHaveLength(30);
  });

  test('the history of the reports that are there', async () => {
    await ledger.import(content);
    asked = [];
    await ledger.import(grantsFile(...Array.from({ length: 40 }, () => ({}))));
    expect(counts('readStream')).toHaveLength(30);
    expect(counts('append')).toHaveLength(10);
  });
});

describe('an activity that is larger than an append', () => {
  const flows = async (): Promise<readonly string[]> =>
    (await ledger.events()).flatMap(({ data }) => ('ref' in (data as object) ? [(data as { ref: string }).ref] : []));

  test('in events is written in several, in the order of the file', async () => {
    const refs = Array.from({ length: 2_600 }, (_, index) => `T-${index}`);
    const summary = await ledger.import(iatiWith(...refs.map((ref) => ({ ref }))));
    expect(summary).toMatchObject({ balanced: true, rejectedInAll: 0, events: { written: 2_601 } });
    expect(await flows()).toEqual(refs);
    expect(Math.max(...counts('append'))).toBeLessThanOrEqual(250);
  });

  test('in bytes is written in halves', async () => {
    const refs = Array.from({ length: 240 }, (_, index) => `T-${index}`);
    const inside = `<description><narrative>${'€'.repeat(1_999)}</narrative></description>`;
    const summary = await ledger.import(iatiWith(...refs.map((ref) => ({ ref, inside }))));
    expect(summary).toMatchObject({ balanced: true, rejectedInAll: 0, events: { written: 241 } });
    expect(await flows()).toEqual(refs);
    expect(counts('append')).toEqual([241, 121, 120]);
  });
});
