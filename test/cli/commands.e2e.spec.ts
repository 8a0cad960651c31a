import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFile, ROOT } from '../harness/built.ts';
import { pacta, pactaJson } from '../harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';

jest.setTimeout(120_000);

interface Line {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
}

describe('the command line on a ledger filled by apply', () => {
  let folder: LedgerFolder;
  let file: string;
  const commands = [
    {
      command: 'foundPartnership',
      id: 'malin',
      as: 'secretariat',
      at: '2026-01-01T09:00:00.000Z',
      data: { name: 'Petits Pas', purpose: 'A test.' },
    },
    {
      command: 'addPartner',
      id: 'red',
      as: 'secretariat',
      at: '2026-02-01T09:00:00.000Z',
      data: { partnershipId: '$malin', organisation: { name: 'Association' }, sector: 'voluntary', roles: [] },
    },
  ];
  const linesOf = (text: string): Line[] =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  const run = (...args: readonly string[]) => pacta(folder, args);

  beforeAll(async () => {
    folder = newLedgerFolder();
    Object.assign(folder.env, { PACTA_DEMO: '1', PACTA_ZONE: 'Europe/Paris' });
    file = join(folder.root, 'commands.jsonl');
    writeFileSync(file, commands.map((line) => JSON.stringify(line)).join('\n'));
    const done = await run('apply', file);
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain('PartnershipFounded.v1');
  });
  afterAll(() => folder.remove());

  test('help and version answer at once, and the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect((await run('--version')).stdout.trim()).toBe(version);
    expect((await run('--help')).stdout).toContain('Exit codes');
    const typo = await run('lgo');
    expect([typo.code, typo.stdout]).toEqual([2, '']);
    expect(typo.stderr).toContain('Did you mean log?');
  });

  test('applied again, every line was there already', async () => {
    const again = linesOf((await run('apply', file, '--json')).stdout) as unknown as { outcome: string }[];
    expect(again.map(({ outcome }) => outcome)).toEqual(['replayed', 'replayed']);
  });

  test('a dry run records nothing, a refusal is 3, a broken line is 6 with its place', async () => {
    const before = (await run('log', '--json')).stdout;
    writeFileSync(join(folder.root, 'dry.jsonl'), JSON.stringify({ ...commands[0], id: 'other' }));
    expect((await run('apply', join(folder.root, 'dry.jsonl'), '--dry-run')).stdout).toContain('would be recorded');
    writeFileSync(join(folder.root, 'refused.jsonl'), JSON.stringify({ ...commands[0], id: 'auditor', as: 'auditor' }));
    expect((await run('apply', join(folder.root, 'refused.jsonl'))).code).toBe(3);
    writeFileSync(join(folder.root, 'broken.jsonl'), `${JSON.stringify(commands[0])}\n{"command": }`);
    const broken = await run('apply', join(folder.root, 'broken.jsonl'));
    expect([broken.code, broken.stdout]).toEqual([6, '']);
    expect(broken.stderr).toContain('line 2, column 13');
    expect((await run('log', '--json')).stdout).toBe(before);
  });

  test('the report, as data, as text and as it stood', async () => {
    const report = await pactaJson<{ partnership: { partners: unknown[] } }>(folder, ['report', 'petits-pas']);
    expect(report.partnership.partners).toHaveLength(1);
    const past = await pactaJson<typeof report>(folder, ['report', 'petits-pas', '--as-of', '2026-01-31']);
    expect(past.partnership.partners).toHaveLength(0);
    expect((await run('report', 'Petits Pas')).stdout).toContain('Transparency report');
    expect((await run('report', 'petits-pas', '--as-of', 'soon')).code).toBe(2);
    expect((await run('report', 'petit-pas')).stderr).toContain("Did you mean 'petits-pas'?");
  });

  test('the log is newest first, filtered, limited and turned round', async () => {
    const all = linesOf((await run('log', '--json')).stdout);
    expect(all.map(({ position }) => position)).toEqual(all.map((_, index) => all.length - 1 - index));
    const oldest = linesOf((await run('log', '--json', '--reverse')).stdout);
    expect(oldest).toEqual(all.toReversed());
    expect(linesOf((await run('log', '--json', '-n', '1')).stdout)).toEqual(all.slice(0, 1));
    const joined = linesOf(
      (await run('log', '--json', '--type', 'PartnerJoined', '--partnership', 'petits-pas')).stdout,
    );
    expect(joined.map(({ type }) => type)).toEqual(['PartnerJoined.v1']);
    expect((await run('log')).stdout.trim().split('\n')).toHaveLength(all.length);
  });

  test('one event, by position and by the beginning of its id', async () => {
    const [first] = linesOf((await run('log', '--json', '--type', 'PartnershipFounded')).stdout) as [Line];
    const shown = await pactaJson<{ eventId: string; metadata: { salt: string } }>(folder, [
      'show',
      `@${first.position}`,
    ]);
    expect(shown.eventId).toBe(first.eventId);
    expect(shown.metadata.salt).toHaveLength(22);
    expect((await run('show', first.eventId.slice(0, 12))).stdout).toContain(first.eventId);
    expect((await run('show', '@99999')).code).toBe(4);
  });

  test('a token names a demo actor; an unknown role is corrected', async () => {
    expect(await pactaJson(folder, ['token', '--as', 'auditor'])).toMatchObject({ actor: 'demo-auditor' });
    expect((await run('token', '--as', 'auditr')).stderr).toContain("Did you mean 'auditor'?");
  });

  test('verify passes, and ends with 5 and the event after a byte was flipped', async () => {
    expect(await pactaJson(folder, ['verify'])).toMatchObject({ ok: true, firstBad: null });
    const copy = join(folder.root, 'copy');
    cpSync(folder.ledger, copy, { recursive: true });
    const db = new Database(join(copy, 'events.db'));
    for (const name of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[])
      db.exec(`DROP TRIGGER ${name}`);
    const row = db.prepare('SELECT position, leaf FROM events ORDER BY position LIMIT 1 OFFSET 2').get() as {
      position: number;
      leaf: Buffer;
    };
    row.leaf.writeUInt8(row.leaf.readUInt8(40) ^ 1, 40);
    db.prepare('UPDATE events SET leaf = ? WHERE position = ?').run(row.leaf, row.position);
    db.close();
    const done = await run('verify', '--ledger', copy, '--json');
    expect(done.code).toBe(5);
    expect(JSON.parse(done.stdout)).toMatchObject({ ok: false, firstBad: { position: 2 } });
  });

  test('a reader that goes away is no fault', async () => {
    const child = spawn(process.execPath, [builtFile('bundle/pacta.js'), 'log', '--full'], { env: folder.env });
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => (complaint += String(text)));
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, complaint]).toEqual([0, '']);
  });
});
