import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFile } from '../harness/built.ts';
import { pacta } from '../harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';
import { pause } from '../harness/service.ts';

jest.setTimeout(120_000);

let folder: LedgerFolder;
beforeEach(() => {
  folder = newLedgerFolder();
});
afterEach(() => folder.remove());

/** A command file that founds so many partnerships. */
function founding(count: number, prefix = 'p'): string {
  const file = join(folder.root, `${prefix}.jsonl`);
  const lines = Array.from({ length: count }, (_, n) => ({
    command: 'foundPartnership',
    id: `${prefix}-${n}`,
    data: { name: `Partnership ${prefix} ${n}`, purpose: 'A test.' },
  }));
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return file;
}

const apply = (file: string, ...args: readonly string[]) =>
  pacta(folder, ['apply', file, '--ledger', folder.ledger, ...args]);

/** Runs `pacta apply` until it has printed its first line, then ends it by a signal. */
async function cutShort(file: string, signal: NodeJS.Signals): Promise<string> {
  const args = [builtFile('bundle/pacta.js'), 'apply', file, '--ledger', folder.ledger, '--json'];
  const child = spawn(process.execPath, args, { env: folder.env, stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = once(child, 'exit');
  while (!printed.includes('\n')) await Promise.race([pause(5), ended]);
  child.kill(signal);
  await ended;
  return printed;
}

describe('the service that pacta apply starts on a folder', () => {
  test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    'ends when its parent is ended by %s, and lets go of the ledger',
    async (signal) => {
      const printed = await cutShort(founding(3_000, 'long'), signal);
      const until = Date.now() + 20_000;
      let again = await apply(founding(1, 'again'));
      while (again.code === 7 && Date.now() < until) again = await apply(founding(1, 'again'));
      expect([again.code, again.stderr]).toEqual([0, '']);
      // What was printed was recorded: the same lines are replays.
      const whole = printed.split('\n').slice(0, -1).length;
      const replayed = (await apply(founding(whole, 'long'), '--json')).stdout.trim().split('\n');
      expect(new Set(replayed.map((line) => (JSON.parse(line) as { outcome: string }).outcome))).toEqual(
        new Set(['replayed']),
      );
    },
  );

  test('has no limit on commands, whatever the settings say', async () => {
    folder.env['PACTA_COMMANDS_PER_MINUTE'] = '1';
    folder.env['PACTA_PORT'] = '1';
    const done = await apply(founding(5));
    expect([done.code, done.stderr]).toEqual([0, '']);
  });

  test('says why it can not start, in one sentence and with its exit code', async () => {
    folder.env['PACTA_ZONE'] = 'Europe/Paris';
    expect((await apply(founding(1))).code).toBe(0);
    folder.env['PACTA_ZONE'] = 'Europe/Rome';
    const elsewhere = await apply(founding(1));
    expect([elsewhere.code, elsewhere.stdout]).toEqual([2, '']);
    expect(elsewhere.stderr).toMatch(/^pacta: PACTA_ZONE is Europe\/Rome, but .*\n$/);

    delete folder.env['PACTA_ZONE'];
    renameSync(folder.keys, `${folder.keys}-away`);
    const keyless = await apply(founding(1));
    expect([keyless.code, keyless.stdout]).toEqual([7, '']);
    expect(keyless.stderr).toMatch(/^pacta: The ledger in .* was made with keys that are not in .*\n$/);
  });

  test('opens nothing for a file that is wrong, or a ledger that nobody named', async () => {
    const wrong = join(folder.root, 'wrong.jsonl');
    writeFileSync(wrong, '{"command": }');
    expect((await apply(wrong)).code).toBe(6);
    const log = await pacta(folder, ['log', '--ledger', folder.ledger]);
    expect(log.code).toBe(4);
  });
});
