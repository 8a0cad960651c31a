import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StreamName } from '@pacta/ledger';
import { freshStream, idsOf, sampleEvent } from '../contract/sample-events.ts';
import { StoreUnavailable, type NewEvent } from '../port.ts';
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.ts';
import { verifyStorage } from './verify-storage.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-full-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const large = (): NewEvent => sampleEvent({ text: 'x'.repeat(60_000) });

/** Appends large events, 20 at a time, until none of them gets through. */
async function fill(
  store: SqliteStore,
): Promise<{ readonly recorded: [StreamName, NewEvent][]; readonly lost: [StreamName, NewEvent][] }> {
  const recorded: [StreamName, NewEvent][] = [];
  for (;;) {
    const batch = Array.from({ length: 20 }, (): [StreamName, NewEvent] => [freshStream(), large()]);
    const answers = await Promise.allSettled(batch.map(([stream, event]) => store.append(stream, 'none', [event])));
    recorded.push(...batch.filter((_, index) => answers[index]?.status === 'fulfilled'));
    const lost = batch.filter((_, index) => answers[index]?.status === 'rejected');
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(StoreUnavailable);
    if (lost.length > 0) return { recorded, lost };
  }
}

async function expectOnly(store: SqliteStore, recorded: readonly (readonly [StreamName, NewEvent])[]): Promise<void> {
  const read: string[] = [];
  for await (const page of store.readAll()) read.push(...idsOf(page));
  expect(read.sort()).toEqual(idsOf(recorded.map(([, event]) => event)).sort());
}

test('a file that may not grow refuses with StoreUnavailable, acknowledges nothing of that commit, and goes on', async () => {
  const store = await openSqliteStore({ folder: join(folder, 'limited'), maxPages: 600 });
  const { recorded, lost } = await fill(store);
  await expectOnly(store, recorded);
  const small: [StreamName, NewEvent] = [freshStream(), sampleEvent()];
  await store.append(small[0], 'none', [small[1]]);
  await expectOnly(store, [...recorded, small]);
  await store.close();

  const roomier = await openSqliteStore({ folder: join(folder, 'limited') });
  for (const [stream, event] of lost)
    expect(await roomier.append(stream, 'none', [event])).toMatchObject({ kind: 'appended', revision: 0 });
  await expectOnly(roomier, [...recorded, small, ...lost]);
  await roomier.close();
  expect((await verifyStorage({ folder: join(folder, 'limited') })).checks.every(({ ok }) => ok)).toBe(true);
});

/** A disk of 8 MiB, where this user may mount one. */
function smallDisk(): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'pacta-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'pacta', disk], { stdio: 'ignore' });
    return disk;
  } catch {
    rmSync(disk, { recursive: true });
    return undefined;
  }
}

const disk = smallDisk();
afterAll(() => {
  if (disk === undefined) return;
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

(disk === undefined ? test.skip : test)(
  'a disk that is full refuses, and writes again once there is room (needs the right to mount a disk)',
  async () => {
    const ballast = join(disk ?? '', 'ballast');
    writeFileSync(ballast, Buffer.alloc(3_000_000));
    const store = await openSqliteStore({ folder: join(disk ?? '', 'ledger') });
    const { recorded, lost } = await fill(store);
    expect(recorded.length).toBeGreaterThan(0);
    await expectOnly(store, recorded);
    rmSync(ballast);
    for (const [stream, event] of lost.slice(0, 5))
      expect((await store.append(stream, 'none', [event])).kind).toBe('appended');
    await expectOnly(store, [...recorded, ...lost.slice(0, 5)]);
    await store.close();
    expect((await verifyStorage({ folder: join(disk ?? '', 'ledger') })).checks.every(({ ok }) => ok)).toBe(true);
  },
);
