import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pacta } from '../harness/command-line.ts';
import { loadedDemo, type LoadedDemo } from '../harness/loaded-demo.ts';
import { tokenAs } from '../harness/roles.ts';

jest.setTimeout(120_000);

/** Apart from the reader's rights, a service must give the same answers as the folder that it holds. */
describe('the command line against a running service', () => {
  let demo: LoadedDemo;
  beforeAll(async () => {
    demo = await loadedDemo();
    demo.folder.env.PACTA_TOKEN = await tokenAs(demo.folder, 'auditor');
  });
  afterAll(() => demo.remove());

  const asked = (...args: string[]) => pacta(demo.folder, [...args, '--url', demo.service.url]);
  const read = (...args: string[]) => pacta(demo.folder, [...args, '--ledger', demo.folder.ledger]);

  test.each([
    ['partnerships'],
    ['partnerships --json'],
    ['log --limit 3'],
    ['log --type Pledged --json'],
    ['log --since 2026-05-20 --actor demo-chair'],
    ['log --reverse --limit 5'],
    ['show @3'],
    ['verify'],
    ['verify --json'],
    ['verify --quick'],
  ])('%s', async (command) => {
    const [through, direct] = [await asked(...command.split(' ')), await read(...command.split(' '))];
    expect(through.stdout).not.toBe('');
    expect([through.code, through.stdout]).toEqual([0, direct.stdout]);
    expect(direct.code).toBe(0);
  });

  test('a report through a service shows what its reader may read, the owner of the folder reads all', async () => {
    const [through, direct] = [await asked('report', 'projet-malin'), await read('report', 'projet-malin')];
    expect(through.stdout).toMatch(/Recipe licence +discloser-only +locked/);
    expect(through.stdout).not.toContain('4,173.65');
    expect(direct.stdout).toContain('4,173.65');
    const past = await asked('report', 'projet-malin', '--as-of', '2025-12-31', '--json');
    expect(JSON.parse(past.stdout)).toMatchObject({ asOf: { position: 35 } });
  });

  test('commands are applied through it, as whom the token names, and once only', async () => {
    const file = join(demo.folder.root, 'found.jsonl');
    const line = { command: 'foundPartnership', id: 'through', data: { name: 'Through', purpose: 'To be tried.' } };
    writeFileSync(file, JSON.stringify(line));
    expect((await asked('apply', file)).code).toBe(3);
    demo.folder.env.PACTA_TOKEN = await tokenAs(demo.folder, 'secretariat');
    expect((await asked('apply', file)).stdout).toContain('recorded: PartnershipFounded.v1');
    expect(JSON.parse((await asked('apply', file, '--json')).stdout)).toMatchObject({ outcome: 'replayed' });
    const held = await read('apply', file);
    expect([held.code, held.stderr]).toEqual([0, expect.stringContaining('going through it')]);
  });

  test('the witnesses of a policy are not asked through it, and the one sentence about it says where they are', async () => {
    const policy = join(demo.folder.root, 'policy.txt');
    writeFileSync(policy, 'quorum none\n');
    const done = await asked('verify', '--policy', policy);
    expect([done.code, done.stdout]).toEqual([2, '']);
    expect(done.stderr).toBe(
      'pacta: A service asks no witness that a request names: run pacta verify --ledger DIR --policy FILE where its ledger is.\n',
    );
  });

  test('no token, a wrong one and no service are told apart', async () => {
    demo.folder.env.PACTA_TOKEN = '';
    expect((await asked('log')).code).toBe(2);
    demo.folder.env.PACTA_TOKEN = 'abc';
    expect((await asked('log')).code).toBe(3);
    const nobody = await pacta(demo.folder, ['log', '--url', 'http://127.0.0.1:1']);
    expect([nobody.code, nobody.stderr]).toEqual([7, expect.stringContaining('No service answers')]);
  });
});
