import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportSummary } from '@pacta/interop';
import type { ControlTotal } from '@pacta/ledger';
import { builtFile } from '../harness/built.ts';
import { pacta, pactaJson } from '../harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';
import { loadedDemo, type LoadedDemo } from '../harness/loaded-demo.ts';
import { pause } from '../harness/service.ts';
import { tokenAs } from '../harness/roles.ts';
import { writeGenerated } from './generated-file.ts';
import { grantsFile, iatiFile, iatiWith } from './synthetic-files.ts';

/** Kills of the import; PACTA_TEST_KILLS=100 for a long run. */
const KILLS = Number(process.env['PACTA_TEST_KILLS'] ?? 2);
jest.setTimeout(180_000 + KILLS * 30_000);

const file = (folder: LedgerFolder, name: string, content: string | Uint8Array): string => {
  const path = join(folder.root, name);
  writeFileSync(path, content);
  return path;
};

interface LogLine {
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: unknown;
}

/** Streams, types and leaf data of everything that was imported. */
async function imported({ ledger, env }: LedgerFolder): Promise<readonly string[]> {
  const { stdout } = await pacta({ ledger, env } as LedgerFolder, ['log', '--stream', 'report', '--reverse', '--json']);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine)
    .map(({ eventId, stream, revision, type, data }) => JSON.stringify([stream, revision, eventId, type, data]))
    .toSorted();
}

describe('pacta import on a ledger of one’s own', () => {
  let folder: LedgerFolder;
  beforeAll(() => {
    folder = newLedgerFolder();
  });
  afterAll(() => folder.remove());

  const run = (...args: string[]) => pacta(folder, args);

  test('records a file, says so in words, and records nothing the second time', async () => {
    const path = file(
      folder,
      'good.xml',
      iatiFile([{ transactions: [{ amount: '1000.50' }, { type: '2', amount: '2000' }] }]),
    );
    const first = await run('import', path);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toContain('In every row, read = recorded + rejected + rounding. Nothing was lost.');
    expect(first.stdout).toContain('3 written, 0 already there');
    const second = await pactaJson<ImportSummary>(folder, ['import', path]);
    expect(second).toMatchObject({ records: 3, events: { written: 0, alreadyThere: 3 }, rejected: [] });
    expect(second.totals).toEqual(await pactaJson<ControlTotal[]>(folder, ['totals']));
    expect(second.totals.map(({ kind, recorded }) => [kind, recorded.amount])).toEqual([
      ['iati:2', '2000'],
      ['iati:3', '1000.5'],
    ]);
  });

  test('a dry run records nothing', async () => {
    const before = await imported(folder);
    const dry = await pactaJson<ImportSummary>(folder, [
      'import',
      '--dry-run',
      file(folder, 'dry.json', grantsFile({}, {})),
    ]);
    expect(dry).toMatchObject({ dryRun: true, events: { written: 2 } });
    expect(await imported(folder)).toEqual(before);
  });

  test('a dry run makes no folder, and runs beside whoever holds the ledger', async () => {
    const none = newLedgerFolder();
    const dry = await pactaJson<ImportSummary>(none, ['import', '--dry-run', file(none, 'dry.xml', iatiWith({}))]);
    expect(dry).toMatchObject({ dryRun: true, events: { written: 2 }, balanced: true });
    expect([existsSync(none.ledger), existsSync(none.keys)]).toEqual([false, false]);
    none.remove();
    const { folder: held, remove } = await loadedDemo();
    const beside = await pacta(held, ['import', '--dry-run', file(held, 'dry.xml', iatiWith({}))]);
    expect([beside.code, beside.stderr]).toEqual([0, '']);
    expect(beside.stdout).toContain('this was a dry run');
    await remove();
  });

  test('a newer file corrects, an older one changes nothing, and totals show each moment', async () => {
    const version = (updated: string, amount: string) =>
      iatiFile([{ id: 'GB-COH-1-V', updated, transactions: [{ ref: 'T-1', amount }] }]);
    const old = file(folder, 'old.xml', version('2020-01-01T00:00:00Z', '10'));
    await run('import', old);
    const { position } = JSON.parse((await run('log', '-n', '1', '--json')).stdout) as { position: number };
    const newer = await run('import', file(folder, 'new.xml', version('2021-01-01T00:00:00Z', '11')));
    expect([newer.code, newer.stdout]).toEqual([0, expect.stringContaining('2 written')]);
    const again = await run('import', old);
    expect(again.code).toBe(8);
    expect(again.stdout).toContain('older than what the ledger holds');
    const standing = async (...asOf: string[]) =>
      (await pactaJson<ControlTotal[]>(folder, ['totals', ...asOf])).find(({ kind }) => kind === 'iati:3')?.recorded
        .amount;
    expect([await standing(), await standing('--as-of', `@${position}`)]).toEqual(['1011.5', '1010.5']);
  });

  test.each<[string, string, number, RegExp]>([
    ['cut off', iatiWith({}).slice(0, -20), 6, /cut\.xml, line \d+, column \d+: .* Nothing was written\./],
    ['of another kind', '{"type": "FeatureCollection"}', 6, /no 360Giving package/],
    ['empty', '', 6, /is empty/],
    ['with a record that is wrong', iatiWith({}, { date: '2020-02-31' }), 8, /^$/],
  ])('a file %s ends with its exit code', async (_what, content, code, told) => {
    const before = await imported(folder);
    const ended = await run('import', file(folder, 'cut.xml', content));
    expect([ended.code, ended.stderr.split('\n')[0]]).toEqual([code, expect.stringMatching(told)]);
    if (code === 6) expect(await imported(folder)).toEqual(before);
    else expect(ended.stdout).toContain("The transaction date '2020-02-31' is no calendar day. (date-wrong)");
  });

  test('no file of that name, and a folder', async () => {
    expect((await run('import', join(folder.root, 'absent.xml'))).code).toBe(4);
    expect((await run('import', folder.root)).code).toBe(6);
  });
});

describe(`kill -9 during an import, ${KILLS} times`, () => {
  test('a second run leaves what an undisturbed one leaves', async () => {
    const [undisturbed, disturbed] = [newLedgerFolder(), newLedgerFolder()];
    try {
      const path = join(undisturbed.root, 'large.xml');
      await writeGenerated(path, 'iati', { bytes: 600_000 });
      await pactaJson(undisturbed, ['import', path]);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const child = spawn(process.execPath, [builtFile('bundle/pacta.js'), 'import', path], {
          env: disturbed.env,
          stdio: 'ignore',
        });
        const ended = once(child, 'exit');
        // Spread over the run: while it starts, while it reads, while it writes.
        await pause(500 + (kill % 7) * 400);
        child.kill('SIGKILL');
        await ended;
      }
      const rest = await pactaJson<ImportSummary>(disturbed, ['import', path]);
      expect(rest).toMatchObject({ balanced: true, rejectedInAll: 0 });
      expect(await imported(disturbed)).toEqual(await imported(undisturbed));
      expect((await pacta(disturbed, ['verify'], 120_000)).code).toBe(0);
    } finally {
      undisturbed.remove();
      disturbed.remove();
    }
  });
});

describe('pacta import through a service', () => {
  let demo: LoadedDemo;
  beforeAll(async () => {
    demo = await loadedDemo();
    demo.folder.env.PACTA_TOKEN = await tokenAs(demo.folder, 'secretariat');
  });
  afterAll(() => demo.remove());

  const run = (...args: string[]) => pacta(demo.folder, [...args, '--url', demo.service.url]);
  const request = (method: string, path: string, body?: string) =>
    fetch(new URL(path, demo.service.url), {
      method,
      headers: {
        authorization: `Bearer ${demo.folder.env.PACTA_TOKEN}`,
        ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      ...(body === undefined ? {} : { body }),
    });

  test('records a file into a demo ledger, with the same summary and totals', async () => {
    const path = file(demo.folder, 'grants.json', grantsFile({}, { amountAwarded: 1.005 }));
    const there = await run('import', path, '--json');
    expect(there.code).toBe(0);
    expect(JSON.parse(there.stdout)).toMatchObject({ balanced: true, events: { written: 2, alreadyThere: 0 } });
    const totals = await run('totals', '--json');
    expect(JSON.parse(totals.stdout)).toEqual((JSON.parse(there.stdout) as ImportSummary).totals);
  });

  test('has the same exit codes', async () => {
    const codes = [];
    for (const content of [iatiWith({}).slice(0, -9), '', iatiWith({ amount: 'ten' })])
      codes.push((await run('import', file(demo.folder, 'x.xml', content))).code);
    expect(codes).toEqual([6, 6, 8]);
  });

  test('only a secretariat may', async () => {
    const auditor = { ...demo.folder, env: { ...demo.folder.env, PACTA_TOKEN: await tokenAs(demo.folder, 'auditor') } };
    const refused = await pacta(auditor, [
      'import',
      file(demo.folder, 'y.xml', iatiWith({})),
      '--url',
      demo.service.url,
    ]);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('importFile is for: secretariat')]);
  });

  test('shows progress, and takes a cancel: what was written stays, and the next import does the rest', async () => {
    const path = join(demo.folder.root, 'large.xml');
    const { records } = await writeGenerated(path, 'iati', { bytes: 1_500_000 });
    const started = await request('POST', '/v1/imports', readFileSync(path, 'utf8'));
    expect(started.status).toBe(202);
    const address = started.headers.get('location') as string;
    const progress = (await (await request('GET', address)).json()) as { state: string; totalBytes: number };
    expect(progress.totalBytes).toBeGreaterThan(1_500_000);
    const cancelled = (await (await request('DELETE', address)).json()) as { state: string; summary: ImportSummary };
    expect(cancelled).toMatchObject({ state: 'cancelled', summary: { cancelled: true } });
    const rest = JSON.parse((await run('import', path, '--json')).stdout) as ImportSummary;
    expect(rest).toMatchObject({ balanced: true, records });
    expect(rest.events.written + rest.events.alreadyThere).toBe(records);
  });

  test('files go to that address and to no other', async () => {
    expect((await request('POST', '/v1/partnerships', '<x/>')).status).toBe(415);
  });
});
