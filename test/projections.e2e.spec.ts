import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pacta, pactaJson } from './harness/command-line.ts';
import { loadedDemo, type LoadedDemo } from './harness/loaded-demo.ts';
import { pause } from './harness/service.ts';
import { tokenAs } from './harness/roles.ts';

jest.setTimeout(240_000);

interface Status {
  readonly caughtUp: boolean;
  readonly projections: readonly { readonly name: string; readonly lag: number; readonly parked: readonly unknown[] }[];
}
interface Rebuild {
  readonly state: string;
  readonly position: number | null;
  readonly head: number | null;
  readonly differences: readonly { readonly projection: string; readonly rows: number; readonly expected: boolean }[];
}

describe('projections, as those who run a ledger see them', () => {
  let demo: LoadedDemo;
  let administrator: string;
  let partnershipId: string;

  beforeAll(async () => {
    demo = await loadedDemo({ PACTA_REPORTS_PER_MINUTE: '0' });
    administrator = await tokenAs(demo.folder, 'secretariat');
    const list = await demo.api.call<{ items: { id: string }[] }>('listPartnerships', { token: administrator });
    partnershipId = list.body.items[0]?.id ?? '';
  });
  afterAll(() => demo?.remove());

  const call = async <T>(operation: string, call: object = {}): Promise<T> =>
    (await demo.api.call<T>(operation, { token: administrator, ...call })).body;

  async function rebuilt(projection: string): Promise<Rebuild> {
    const path = { projection };
    expect((await demo.api.call('rebuildProjection', { token: administrator, path })).status).toBe(202);
    for (let tries = 0; tries < 600; tries += 1) {
      const progress = await call<Rebuild>('getRebuild', { path });
      if (!['building', 'swapping'].includes(progress.state)) return progress;
      await pause(50);
    }
    throw new Error('the rebuild never ended');
  }

  test('the service says how far each one is, and the command line says the same of its folder', async () => {
    const told = await call<Status>('listProjections');
    expect(told.caughtUp).toBe(true);
    expect(told.projections.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['log-index', 'tree', 'event-types']),
    );
    expect(told.projections.every(({ lag, parked }) => lag === 0 && parked.length === 0)).toBe(true);
    const status = await pactaJson<Status>(demo.folder, ['status']);
    expect(status.projections.map(({ name }) => name)).toEqual(told.projections.map(({ name }) => name));
    expect(JSON.stringify(told)).not.toContain('Caisse');
  });

  test('a rebuild takes the place of the live rows, while the service answers', async () => {
    const done = await rebuilt('all');
    expect(done).toMatchObject({ state: 'done', position: done.head });
    expect(done.differences).toEqual([]);
    expect(existsSync(join(demo.folder.ledger, 'read-models.next.db'))).toBe(false);
    expect((await demo.api.call('getReport', { token: administrator, path: { partnershipId } })).status).toBe(200);
  });

  test('the service holds its folder: the command line is sent to its address, and works there', async () => {
    const held = await pacta(demo.folder, ['rebuild', '--ledger', demo.folder.ledger]);
    expect([held.code, held.stdout]).toEqual([7, '']);
    Object.assign(demo.folder.env, { PACTA_TOKEN: administrator });
    const done = await pacta(demo.folder, ['rebuild', 'log-index', '--url', demo.service.url]);
    expect(done.stdout).toMatch(/^Rebuilt log-index from \d+ events; the new rows serve\.$/m);
    expect((await pacta(demo.folder, ['rebuild', 'commitment-register', '--url', demo.service.url])).code).toBe(0);
    expect((await pacta(demo.folder, ['rebuild', 'log-indx', '--url', demo.service.url])).code).toBe(4);
    expect((await pacta(demo.folder, ['parked', 'retry', '--url', demo.service.url])).code).toBe(0);
  });

  test('two moments differ by what was recorded between them; a report is as of each and about any days', async () => {
    const path = { partnershipId };
    const diff = await call<{ totals: { basis: string; to: string }[]; events: { position: number }[] }>('getDiff', {
      path,
      query: { from: '2025-10-31', to: '2025-12-31' },
    });
    expect(diff.totals).toContainEqual(expect.objectContaining({ basis: 'committed', from: '0.00', to: '350000.00' }));
    const offline = await pactaJson<typeof diff>(demo.folder, [
      'diff',
      'projet-malin',
      '--from',
      '2025-10-31',
      '--to',
      '2025-12-31',
    ]);
    expect(offline.totals).toEqual(diff.totals);
    expect(offline.events.map(({ position }) => position)).toEqual(diff.events.map(({ position }) => position));
    const books = { asOf: '2025-12-31', effective: '2025-11' };
    const report = await call<{ totals: { disbursed: { amount: string } }[] }>('getReport', { path, query: books });
    expect(report.totals[0]?.disbursed.amount).toBe('200000.00');
    for (const asOf of ['@20', '2025-10-31', '2025-10-31T12:00:00Z', '2025-10', '2025-Q4', 'FY2025'])
      for (const operation of [
        'getReport',
        'getPartnership',
        'listCommitments',
        'listPartnerships',
        'listEvents',
        'getLedger',
      ])
        expect([
          operation,
          asOf,
          (await demo.api.call(operation, { token: administrator, path, query: { asOf } })).status,
        ]).toEqual([operation, asOf, 200]);
    const backwards = await demo.api.call('getDiff', { token: administrator, path, query: { from: '@9', to: '@3' } });
    expect([backwards.status, backwards.body['code']]).toEqual([400, 'moments-reversed']);
  });

  test('a live row that was tampered with is found by verification, and put right by a rebuild', async () => {
    await demo.service.stop();
    const harm = new Database(join(demo.folder.ledger, 'read-models.db'));
    // The day on which the event of position 7 was effective.
    const day = 7 * 56 + 36;
    harm
      .prepare(
        `UPDATE log_block SET entries = CAST(substr(entries, 1, ${day}) || x'7f' || substr(entries, ${day + 2}) AS BLOB)`,
      )
      .run();
    harm.close();
    Object.assign(demo.folder.env, { PACTA_URL: undefined, PACTA_TOKEN: undefined });
    const found = await pacta(demo.folder, ['verify']);
    expect(found.code).toBe(5);
    expect(found.stdout).toContain(
      'in the projection log-index, the row of position 7 differs from what the events make',
    );
    const rebuilt = await pacta(demo.folder, ['rebuild', 'log-index', '--accept-differences']);
    expect([rebuilt.code, rebuilt.stderr]).toEqual([0, '']);
    expect((await pacta(demo.folder, ['verify'])).code).toBe(0);
    const [again] = await pactaJson<Rebuild[]>(demo.folder, ['rebuild']);
    expect(again).toMatchObject({ state: 'done', differences: [] });
    expect((await pacta(demo.folder, ['rebuild', '--cancel'])).code).toBe(0);
  });

  test('a file of the former layout is recognised and made again', async () => {
    const file = join(demo.folder.ledger, 'read-models.db');
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const former = new Database(file);
    former.exec('CREATE TABLE entity_row (view TEXT, state TEXT); PRAGMA application_id = 1346589761');
    former.pragma('user_version = 2');
    former.close();
    writeFileSync(join(demo.folder.ledger, 'snapshots.db'), 'opened values of a former version');
    const status = async () => (await pactaJson<Status>(demo.folder, ['status'])).caughtUp;
    expect((await pacta(demo.folder, ['rebuild'])).code).toBe(0);
    expect(await status()).toBe(true);
    expect(existsSync(join(demo.folder.ledger, 'snapshots.db'))).toBe(false);
    expect((await pacta(demo.folder, ['verify'])).code).toBe(0);
  });
});
