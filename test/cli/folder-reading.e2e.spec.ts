import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pacta, pactaJson } from '../harness/command-line.ts';
import { loadedDemo, type LoadedDemo } from '../harness/loaded-demo.ts';

jest.setTimeout(180_000);

const READ = [
  ['partnerships'],
  ['report', 'projet-malin'],
  ['report', 'projet-malin', '--as-of', '2025-12-31'],
  ['log', '--limit', '5'],
  ['show', '@30'],
  ['portfolio', 'caisse-des-depots'],
] as const;

let demo: LoadedDemo;
beforeAll(async () => (demo = await loadedDemo()));
afterAll(() => demo.remove());

const answers = (): Promise<readonly unknown[]> =>
  Promise.all(READ.map(async (args) => (await pacta(demo.folder, [...args, '--json'])).stdout));

describe('reading a folder says the same', () => {
  let held: readonly unknown[];

  test('while a service holds it, which is not hindered', async () => {
    held = await answers();
    for (const answer of held) expect(String(answer).length).toBeGreaterThan(100);
    const status = await pactaJson<{ readonly caughtUp: boolean }>(demo.folder, ['status']);
    expect(status.caughtUp).toBe(true);
    expect(demo.service.output()).not.toMatch(/moved by another process/);
  });

  test('and when it is at rest', async () => {
    await demo.service.stop();
    expect(await answers()).toEqual(held);
  });

  test.each([
    ['damaged', (file: string) => writeFileSync(file, 'no database'.repeat(500))],
    ['absent', (file: string) => rmSync(file)],
  ])('and where its read models are %s, which it leaves alone', async (_, spoil) => {
    const file = join(demo.folder.ledger, 'read-models.db');
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    spoil(file);
    const before = readdirSync(demo.folder.ledger).filter((name) => name.startsWith('read-models'));
    expect(await answers()).toEqual(held);
    expect(readdirSync(demo.folder.ledger).filter((name) => name.startsWith('read-models'))).toEqual(before);
  });
});

test('what the keys at hand do not open stays sealed, whatever the read models hold', async () => {
  const { ledger, keys } = demo.folder;
  // Built with all keys, so that the rows hold the costs in plain text.
  await pacta(demo.folder, ['rebuild']);
  expect(readFileSync(join(ledger, 'read-models.db')).length).toBeGreaterThan(10_000);
  const open = await pactaJson<{ readonly costBooks: readonly unknown[] }>(demo.folder, ['report', 'projet-malin']);
  expect(JSON.stringify(open.costBooks)).not.toContain('"why":"sealed"');
  for (const name of readdirSync(keys)) if (name.startsWith('class-')) rmSync(join(keys, name));
  const sealed = await pactaJson<{ readonly costBooks: readonly unknown[] }>(demo.folder, ['report', 'projet-malin']);
  expect(JSON.stringify(sealed.costBooks)).toContain('"why":"sealed"');
});
