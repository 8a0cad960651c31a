import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { StreamName } from '@pacta/ledger';
import { startAppending } from '../contract/sqlite-faults/child-process.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { verifyStorage } from './verify-storage.ts';

/** How often the writer is killed; `npm run test:stores` asks for more. */
const ROUNDS = Number(process.env['PACTA_TEST_KILLS'] ?? 5);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-killed-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test(
  `kill -9 under load, ${ROUNDS} times: every acknowledged event is there, and nothing is half there`,
  async () => {
    let acknowledged = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const child = startAppending(folder, 16);
      await child.opened;
      await child.appending;
      await setTimeout(Math.random() * 250);
      await child.kill();

      const store = await openSqliteStore({ folder });
      for (const line of child.lines) {
        const [stream, revision, ...ids] = line.split(' ');
        const from = Number(revision) - ids.length + 1;
        const read = await store.readStream(stream as StreamName, { from, limit: ids.length });
        expect(read.map(({ eventId }) => eventId)).toEqual(ids);
        acknowledged += ids.length;
      }
      await store.close();
      const report = await verifyStorage({ folder });
      expect(report.firstBad).toBeUndefined();
      expect(report.checks.every(({ ok }) => ok)).toBe(true);
    }
    expect(acknowledged).toBeGreaterThan(0);
  },
  30_000 + ROUNDS * 5_000,
);
