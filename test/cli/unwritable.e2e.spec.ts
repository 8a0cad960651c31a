import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pacta } from '../harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';
import { makeUnwritable } from '../harness/unwritable-folder.ts';

jest.setTimeout(120_000);

const COMMANDS = [
  {
    command: 'foundPartnership',
    id: 'malin',
    as: 'secretariat',
    data: { name: 'Petits Pas', purpose: 'A test.' },
  },
];

let folder: LedgerFolder;
let writableAgain: (() => void) | undefined;

beforeAll(async () => {
  folder = newLedgerFolder();
  folder.env['PACTA_DEMO'] = '1';
  const file = join(folder.root, 'commands.jsonl');
  writeFileSync(file, COMMANDS.map((line) => JSON.stringify(line)).join('\n'));
  const done = await pacta(folder, ['apply', file]);
  expect([done.code, done.stderr]).toEqual([0, '']);
});
afterAll(() => {
  writableAgain?.();
  folder.remove();
});

describe('a ledger that its reader may not write, as an auditor gets it on a disk', () => {
  beforeAll(() => {
    writableAgain = makeUnwritable(folder.ledger);
    if (writableAgain === undefined) process.stdout.write('The folder stays writable: no mount may be made here.\n');
  });

  test.each([
    [['log'], "founded the partnership 'Petits Pas'"],
    [['partnerships'], 'Petits Pas'],
    [['report', 'Petits Pas'], 'Petits Pas'],
    [['report', 'Petits Pas', '--as-of', '@2'], 'Petits Pas'],
    [['verify'], 'checks passed'],
  ])('pacta %j', async (args, said) => {
    const before = readdirSync(folder.ledger);
    const done = await pacta(folder, args);
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain(said);
    expect(writableAgain === undefined ? before : readdirSync(folder.ledger)).toEqual(before);
  });

  test('what would write is refused in one sentence', async () => {
    if (writableAgain === undefined) return;
    const done = await pacta(folder, ['apply', join(folder.root, 'commands.jsonl')]);
    expect(done.code).toBe(7);
    expect(done.stderr).toMatch(/can't be written \([A-Za-z_ ]+\): give this user write access/);
  });
});
