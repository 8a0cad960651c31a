import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roleTables } from '../libs/ledger/scripts/role-tables.ts';
import { ROOT } from './harness/built.ts';
import { pacta } from './harness/command-line.ts';
import { consoleSnippets, firstMissing, words } from './harness/console-snippets.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';

jest.setTimeout(120_000);

const GUIDE = 'docs/found-a-partnership.md';
const COMMANDS = 'docs/examples/found-a-partnership.jsonl';
const guide = readFileSync(join(ROOT, GUIDE), 'utf8');
const fileLines = readFileSync(join(ROOT, COMMANDS), 'utf8').split('\n');

/** Cells without what aligns them. */
const cells = (markdown: string): readonly (readonly string[])[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|\s-]+$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the guide from an empty folder to the first report', () => {
  let folder: LedgerFolder;
  beforeAll(() => {
    folder = newLedgerFolder();
    Object.assign(folder.env, { PACTA_LEDGER: folder.ledger });
  });
  afterAll(() => folder.remove());

  test('shows lines of the file that it runs', () => {
    const shown = [...guide.matchAll(/^\{"command".*$/gm)].map(([line]) => line);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((line) => !fileLines.includes(line))).toEqual([]);
  });

  test('says of each role what the code lets it do (npm run docs:roles)', () => {
    const tables = guide.slice(guide.indexOf('<!-- roles -->'), guide.indexOf('<!-- /roles -->'));
    expect(cells(tables)).toEqual(cells(roleTables()));
  });

  test('shows what really happens, in order', async () => {
    const snippets = consoleSnippets(GUIDE, guide);
    expect(snippets.length).toBeGreaterThanOrEqual(5);
    for (const { command, shown } of snippets) {
      const args = words(command)
        .slice(2)
        .map((word) => (word === COMMANDS ? join(ROOT, COMMANDS) : word));
      const done = await pacta(folder, args);
      expect({ command, code: done.code, stderr: done.stderr }).toEqual({ command, code: 0, stderr: '' });
      expect({ command, missing: firstMissing(shown, done.stdout) }).toEqual({ command, missing: undefined });
    }
  });

  test('finds an event by the id of what it made: a partnership, a partner, a commitment', async () => {
    for (const type of ['PartnershipFounded', 'PartnerJoined', 'Pledged']) {
      const [line = ''] = (await pacta(folder, ['log', '--type', type, '--json'])).stdout.split('\n');
      const made = JSON.parse(line) as {
        readonly eventId: string;
        readonly stream: string;
        readonly data: { readonly organisation?: { readonly id: string } };
      };
      const id = made.data.organisation?.id ?? made.stream.slice(made.stream.indexOf('-') + 1);
      const shown = JSON.parse((await pacta(folder, ['show', id, '--json'])).stdout) as { readonly eventId: string };
      expect([type, shown.eventId]).toEqual([type, made.eventId]);
    }
    expect((await pacta(folder, ['show', '00000000-0000-4000-8000-000000000000'])).code).toBe(4);
  });

  test('records nothing twice where the file is run again', async () => {
    const count = async () => (await pacta(folder, ['log'])).stdout.trim().split('\n').length;
    const before = await count();
    expect((await pacta(folder, ['apply', join(ROOT, COMMANDS)])).code).toBe(0);
    expect(await count()).toBe(before);
  });
});
