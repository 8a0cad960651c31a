import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StreamName } from '@pacta/ledger';
import {
  appendWhereFails,
  callsOfAppending,
  canFailCalls,
  type FailingCall,
} from '../contract/sqlite-faults/failing-disk.ts';
import { freshStream, idsOf, sampleEvent } from '../contract/sample-events.ts';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.ts';
import { verifyStorage } from './verify-storage.ts';

/** Every so many-th call of a write fails; PACTA_TEST_FAILING_CALL_STRIDE=1 takes them all (a quarter of an hour). */
const STRIDE = Number(process.env['PACTA_TEST_FAILING_CALL_STRIDE'] ?? 61);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-failing-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const idsIn = async (store: SqliteStore, stream: string): Promise<readonly string[]> =>
  idsOf(await store.readStream(stream as StreamName));

/** What is wrong after an append whose call failed, or undefined. */
async function wrongAfter(failing: FailingCall, ledger: string): Promise<string | undefined> {
  const { recorded, refused, fault } = appendWhereFails(failing, ledger);
  if (fault !== undefined) return fault;
  const store = await openSqliteStore({ folder: ledger });
  try {
    for (const [stream, ids] of recorded)
      if ((await idsIn(store, stream)).join() !== ids.join()) return `${stream} was acknowledged and is not there`;
    for (const [stream, ids] of refused)
      if (!['', ids.join()].includes((await idsIn(store, stream)).join())) return `${stream} is there in part`;
    await store.append(freshStream(), 'none', [sampleEvent()]);
  } finally {
    await store.close();
  }
  const { checks, firstBad } = await verifyStorage({ folder: ledger });
  return checks.every(({ ok }) => ok) ? undefined : `verify fails: ${JSON.stringify(firstBad)}`;
}

(canFailCalls() ? describe : describe.skip)('a disk that fails at a call of a write (needs strace)', () => {
  test(
    'acknowledges nothing that is not there, leaves nothing in part, and the ledger opens again',
    async () => {
      const trial = join(folder, 'trial');
      mkdirSync(trial);
      const all = callsOfAppending(trial);
      expect(all.length).toBeGreaterThan(100);
      const chosen = all.filter((_, index) => index % STRIDE === 0);
      const wrong: string[] = [];
      for (const [index, failing] of chosen.entries()) {
        const ledger = join(folder, `ledger-${index}`);
        const why = await wrongAfter(failing, ledger).catch((thrown: unknown) => String(thrown));
        if (why !== undefined) wrong.push(`${JSON.stringify(failing)}: ${why}`);
        if (existsSync(ledger)) rmSync(ledger, { recursive: true });
      }
      process.stdout.write(`${chosen.length} of ${all.length} failing calls were tried.\n`);
      expect(wrong).toEqual([]);
    },
    60_000 + (1_000 / STRIDE) * 5_000,
  );
});
