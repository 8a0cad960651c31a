import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type * as EventStoreLibrary from '@pacta/event-store';
import type { StoredEvent } from '@pacta/event-store';
import type { OpenedField, OpeningAhead, SealedRange } from '@pacta/read-models';
import type * as SealingLibrary from '@pacta/sealing';
import { writeLedger } from './generate/write-ledger.ts';
import { builtFile, builtLibrary } from './harness/built.ts';
import { pactaJson } from './harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { pause, startService } from './harness/service.ts';

jest.setTimeout(240_000);

/** More than two pages of a rebuild, so that the second thread is started. */
const EVENTS = 6_500;

interface Place {
  readonly ledger: string;
  readonly keys: string;
}
type Start = (place: Place) => () => OpeningAhead;

describe('sealed fields opened in a thread of their own', () => {
  let folder: LedgerFolder;
  let openInThread: Start;
  let events: readonly StoredEvent[];
  let openedHere: readonly (readonly OpenedField[])[];

  beforeAll(async () => {
    folder = newLedgerFolder();
    await writeLedger({ folder: folder.ledger, events: EVENTS, seed: '7' });
    const built = pathToFileURL(builtFile('libs/opening/src/opening-thread.js')).href;
    ({ openInThread } = (await import(built)) as { openInThread: Start });
    const { openSqliteStore } = await builtLibrary<typeof EventStoreLibrary>('event-store');
    const { createSealer, openKeyFolder } = await builtLibrary<typeof SealingLibrary>('sealing');
    const store = await openSqliteStore({ folder: folder.ledger, readOnly: true });
    const sealer = createSealer(openKeyFolder(folder.keys, { readOnly: true }));
    const found: StoredEvent[] = [];
    for await (const page of store.readAll({ filter: { streamPrefixes: ['costbook-'] } })) found.push(...page);
    await store.close();
    events = found;
    openedHere = events.map((event) => sealer.open(event).opened);
  });
  afterAll(() => folder?.remove());

  const place = (): Place => ({ ledger: folder.ledger, keys: folder.keys });

  const rangeOf = (from: number, to: number): SealedRange => ({
    first: events[from]?.token ?? '',
    last: events[to - 1]?.token ?? '',
    streamPrefixes: ['costbook-'],
    events: to - from,
  });

  test('are those that are opened here, range after range', async () => {
    const ahead = openInThread(place())();
    try {
      const cuts = [0, 1, 200, 600, events.length];
      const ranges = cuts.slice(1).map((to, index) => [cuts[index] ?? 0, to] as const);
      const opened = await Promise.all(ranges.map(([from, to]) => ahead.open(rangeOf(from, to))));
      expect(opened.flat()).toEqual(openedHere);
      expect(openedHere.flat().length).toBeGreaterThan(EVENTS / 2);
    } finally {
      await ahead.close();
    }
  });

  test('a range that is not so is refused, and the next one answered', async () => {
    const ahead = openInThread(place())();
    try {
      await expect(ahead.open({ ...rangeOf(0, 10), events: 9 })).rejects.toThrow();
      expect(await ahead.open(rangeOf(0, 10))).toEqual(openedHere.slice(0, 10));
    } finally {
      await ahead.close();
    }
  });

  test('a thread that can not start, or has ended, refuses at once', async () => {
    const nowhere = openInThread({ ...place(), ledger: `${folder.ledger}-gone` })();
    await expect(nowhere.open(rangeOf(0, 10))).rejects.toThrow(/has ended/);
    await expect(nowhere.open(rangeOf(0, 10))).rejects.toThrow(/has ended/);
    await nowhere.close();
    const closed = openInThread(place())();
    await closed.close();
    await expect(closed.open(rangeOf(0, 10))).rejects.toThrow(/has ended/);
  });

  test('make the read models that the events make', async () => {
    const service = await startService(folder, { PACTA_DEMO: '0', PACTA_LOG: 'warn' });
    try {
      for (let tries = 0; ; tries += 1) {
        const { caughtUp } = await pactaJson<{ caughtUp: boolean }>(folder, ['status']);
        if (caughtUp) break;
        if (tries > 100) throw new Error('the read models were never built');
        await pause(100);
      }
    } finally {
      await service.stop();
    }
    const { ok, checks } = await pactaJson<{ ok: boolean; checks: { name: string; ok: boolean; detail: string }[] }>(
      folder,
      ['verify'],
    );
    expect(checks.find(({ name }) => name === 'projections')).toMatchObject({
      ok: true,
      detail: expect.stringContaining(`${EVENTS}`),
    });
    expect(ok).toBe(true);
  });
});
