import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Database } from 'better-sqlite3';
import { createMemoryStore, type EventStore, type StoredEvent } from '@pacta/event-store';
import { noLog } from './log-line.ts';
import { openSession } from './projection-set.ts';
import { openReadModelFile } from './read-model-file.ts';
import { record } from '../testing/record-events.ts';
import { everyRow, SAMPLE_SET, TemporaryFolders } from '../testing/projector-bench.ts';
import { failAtStatement } from '../testing/failing-database.ts';

const folders = new TemporaryFolders();
afterAll(() => folders.clear());

/** Two pages that touch every table: new rows, changed rows, a poison, held events, an unknown type, more rows than one statement takes. */
async function twoPages(): Promise<readonly [readonly StoredEvent[], readonly StoredEvent[]]> {
  const store: EventStore = createMemoryStore();
  await record(store, 'costbook-a', 0, {}, {});
  await record(store, 'partnership-p', 0, { type: 'Named.v1', data: { name: 'Alpha' } });
  for (let stream = 0; stream < 3; stream += 1) await record(store, `costbook-old${stream}`, 0);
  const firstCount = 6;
  await record(store, 'costbook-a', 2, {}, { type: 'Poison.v1' }, {});
  await record(store, 'partnership-p', 1, { type: 'Strange.v1' }, { type: 'Named.v1', data: { name: 'Beta' } });
  for (let stream = 0; stream < 30; stream += 1) await record(store, `costbook-${stream}`, 0);
  const all: StoredEvent[] = [];
  for await (const page of store.readAll()) all.push(...page);
  return [all.slice(0, firstCount), all.slice(firstCount)];
}

/** At every statement in the long run; else at a few of them, because each is a process of its own. */
const KILLED_AT =
  process.env['PACTA_TEST_EVERY_STATEMENT'] === '1'
    ? Array.from({ length: 90 }, (_, index) => index + 1)
    : [1, 2, 5, 14, 20, 30, 45, 50, 1_000];

const openFile = (file: string): Database => openReadModelFile(file, noLog);

function apply(file: string, pages: readonly (readonly StoredEvent[])[], db = openFile(file)): void {
  try {
    const { applier } = openSession(db, SAMPLE_SET);
    applier.prepare();
    for (const page of pages) applier.apply(page);
  } finally {
    db.close();
  }
}

describe('a page is one transaction', () => {
  test('a fault at any statement leaves the rows and checkpoints of before, and the next try those of after', async () => {
    const [first, second] = await twoPages();
    const [before, after] = [join(folders.make(), 'before.db'), join(folders.make(), 'after.db')];
    apply(before, [first]);
    apply(after, [first, second]);
    let statements = 0;
    for (let failing = 1; ; failing += 1) {
      const file = join(folders.make(), 'read-models.db');
      apply(file, [first]);
      const { applier, db } = openSession(failAtStatement(openFile(file), failing), SAMPLE_SET);
      let failed = false;
      try {
        applier.apply(second);
      } catch (fault) {
        expect(fault).toMatchObject({ message: 'the machine stopped here' });
        failed = true;
      }
      expect(everyRow(file)).toEqual(everyRow(failed ? before : after));
      if (!failed) {
        db.close();
        break;
      }
      statements = failing;
      applier.apply(second);
      expect(everyRow(file)).toEqual(everyRow(after));
      db.close();
    }
    expect(statements).toBeGreaterThan(40);
  }, 120_000);

  test(
    'a process killed at any statement leaves one or the other',
    async () => {
      const [first, second] = await twoPages();
      const [before, after] = [join(folders.make(), 'before.db'), join(folders.make(), 'after.db')];
      apply(before, [first]);
      apply(after, [first, second]);
      const child = fileURLToPath(new URL('../testing/killed-while-applying.ts', import.meta.url));
      const hook = fileURLToPath(new URL('../testing/resolve-pacta.ts', import.meta.url));
      const page = JSON.stringify(second.map((event) => ({ ...event, leaf: Buffer.from(event.leaf).toString('hex') })));
      let seen = 0;
      for (const failing of KILLED_AT) {
        const file = join(folders.make(), 'read-models.db');
        apply(file, [first]);
        const { signal, status, stderr } = spawnSync(
          process.execPath,
          ['--no-warnings', '--experimental-transform-types', '--import', hook, child, file, String(failing)],
          { input: page, encoding: 'utf8' },
        );
        expect({ signal, status, stderr }).toMatchObject(signal === null ? { status: 0 } : { signal: 'SIGKILL' });
        expect(everyRow(file)).toEqual(everyRow(signal === null ? after : before));
        apply(file, [signal === null ? [] : second]);
        expect(everyRow(file)).toEqual(everyRow(after));
        if (signal !== null) seen += 1;
      }
      expect(seen).toBeGreaterThan(5);
    },
    KILLED_AT.length * 30_000,
  );

  test('pages of any size make the same rows', async () => {
    const all = (await twoPages()).flat();
    const whole = join(folders.make(), 'read-models.db');
    apply(whole, [all]);
    for (const size of [1, 2, 3, 7, 25, 26]) {
      const file = join(folders.make(), 'read-models.db');
      apply(
        file,
        Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size)),
      );
      expect(everyRow(file)).toEqual(everyRow(whole));
    }
  });
});
