import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { builtFile } from './harness/built.ts';
import { connect } from './harness/api-client.ts';
import { COMMAND_DATA, written } from './harness/arranged-partnership.ts';
import { pacta } from './harness/command-line.ts';
import { runNode, type Finished } from './harness/finished-process.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { tokenAs } from './harness/roles.ts';
import { startService } from './harness/service.ts';

jest.setTimeout(120_000);

/** Time within which a faulty start must end, in milliseconds. */
const ENDS_WITHIN_MS = 30_000;

/** Root may write to any folder of a disk, but not to the kernel's own. */
function unwritableFolder(): string {
  if (process.getuid?.() === 0) return '/sys/kernel';
  const locked = join(folder.root, 'locked');
  mkdirSync(locked, { mode: 0o500 });
  return locked;
}

let folder: LedgerFolder;
beforeAll(() => {
  folder = newLedgerFolder();
});
afterAll(() => folder.remove());

const start = (settings: NodeJS.ProcessEnv): Promise<Finished> =>
  runNode([builtFile('bundle/service.js')], { ...folder.env, PACTA_DEMO: '1', ...settings }, ENDS_WITHIN_MS);

/** The text of stderr, which must be one sentence (or `mistakes` of them, a line each) that a person can act on. */
function sentences(done: Finished, mistakes = 1): string {
  // The service's own log goes to stderr too, one JSON object a line.
  const lines = done.stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('{'));
  expect(lines).toHaveLength(mistakes);
  for (const line of lines) expect(line).toMatch(/^[A-Z"/].{15,}(?:[.?!]|run: .+)$/);
  expect(done.stdout + done.stderr).not.toMatch(
    /\n\s+at |node:internal|\.js:\d+|SQLITE_|\bE[A-Z]{4,}\b.*\bE[A-Z]{4,}\b|undefined|\[object/,
  );
  return lines.join('\n');
}

describe('a wrong setting stops the start with one sentence naming it', () => {
  test.each([
    ['PACTA_PORT', 'abc'],
    ['PACTA_PORT', '70000'],
    ['PACTA_PORT', '-1'],
    ['PACTA_PORT', '3000.5'],
    ['PACTA_ZONE', 'Mars/Base'],
    ['PACTA_STORE', 'floppy'],
    ['PACTA_KURRENTDB', 'http://localhost:2113'],
    ['PACTA_DEMO', 'maybe'],
  ])('%s=%s', async (name, value) => {
    const done = await start({ [name]: value });
    expect(sentences(done)).toContain(name);
    expect(done.code).toBe(2);
  });

  test('KurrentDB without a connection string', async () => {
    const done = await start({ PACTA_STORE: 'kurrentdb' });
    expect(sentences(done)).toContain('PACTA_KURRENTDB');
    expect(done.code).toBe(2);
  });

  test('a connection string that is wrong is not printed, for a password may stand in it', async () => {
    const done = await start({ PACTA_STORE: 'kurrentdb', PACTA_KURRENTDB: 'esdb://pacta:hidden@@host:2113' });
    expect(sentences(done)).toContain('PACTA_KURRENTDB');
    expect(sentences(done)).not.toContain('hidden');
    expect(done.code).toBe(2);
  });

  test('two wrong ones give a sentence each', async () => {
    const done = await start({ PACTA_PORT: 'abc', PACTA_STORE: 'floppy' });
    expect(sentences(done, 2)).toMatch(/PACTA_PORT[^]*PACTA_STORE|PACTA_STORE[^]*PACTA_PORT/);
    expect(done.code).toBe(2);
  });

  test('keys inside the ledger folder', async () => {
    const done = await start({ PACTA_KEYS: join(folder.ledger, 'keys') });
    expect(sentences(done)).toContain('PACTA_KEYS');
    expect(done.code).toBe(2);
  });

  test('nothing was made by any of them', () => {
    expect(existsSync(folder.ledger)).toBe(false);
    expect(existsSync(folder.keys)).toBe(false);
  });
});

describe('what stands in the way is said in one sentence', () => {
  test('a KurrentDB that does not answer', async () => {
    const done = await start({ PACTA_STORE: 'kurrentdb', PACTA_KURRENTDB: 'esdb://u:hidden@127.0.0.1:1?tls=false' });
    expect(sentences(done)).toContain('No KurrentDB answers at 127.0.0.1:1');
    expect(sentences(done)).not.toContain('hidden');
    expect(done.code).toBe(7);
  }, 30_000);

  test('a taken port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    const done = await start({ PACTA_PORT: port });
    await new Promise((resolve) => other.close(resolve));
    expect(sentences(done)).toContain(port);
    expect([2, 7]).toContain(done.code);
  });

  test('a ledger folder that cannot be made, because a file stands there', async () => {
    const file = join(folder.root, 'a-file');
    writeFileSync(file, '');
    const done = await start({ PACTA_LEDGER: join(file, 'ledger'), PACTA_KEYS: join(folder.root, 'other-keys') });
    expect(sentences(done)).toContain(join(file, 'ledger'));
    expect(done.code).toBe(7);
  });

  test('a ledger folder that may not be written', async () => {
    const locked = unwritableFolder();
    const done = await start({ PACTA_LEDGER: join(locked, 'ledger'), PACTA_KEYS: join(folder.root, 'other-keys') });
    expect(sentences(done)).toContain(locked);
    expect(done.code).toBe(7);
  });

  test('a file that is no ledger where the events should be', async () => {
    const ledger = join(folder.root, 'not-a-ledger');
    mkdirSync(ledger, { mode: 0o700 });
    writeFileSync(join(ledger, 'events.db'), 'This is not a database, whatever its name says. '.repeat(100));
    const done = await start({ PACTA_LEDGER: ledger, PACTA_KEYS: join(folder.root, 'other-keys') });
    expect(sentences(done)).toContain('events.db');
    expect(done.code).toBe(7);
  });

  test('a key folder open to others', async () => {
    const keys = join(folder.root, 'open-keys');
    mkdirSync(keys);
    chmodSync(keys, 0o755);
    const done = await start({ PACTA_LEDGER: join(folder.root, 'ledger-of-open-keys'), PACTA_KEYS: keys });
    expect(sentences(done)).toContain(keys);
    expect([2, 7]).toContain(done.code);
  });
});

describe('a running service', () => {
  test('holds its ledger against a second one, keeps it through Ctrl-C, and a key file opened to others stops the next start', async () => {
    const first = await startService(folder, { PACTA_DEMO: '1' });
    try {
      const second = await start({});
      expect(sentences(second)).toContain(folder.ledger);
      expect(second.code).toBe(7);

      const applied = join(folder.root, 'commands.jsonl');
      writeFileSync(
        applied,
        '{"command":"foundPartnership","data":{"name":"Second writer","purpose":"Goes through the first."},"as":"secretariat"}\n',
      );
      const writer = await pacta(folder, ['apply', applied, '--ledger', folder.ledger]);
      expect([writer.code, writer.stderr]).toEqual([0, expect.stringContaining(`held by the service at ${first.url}`)]);
      expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    } finally {
      const stopped = await first.stop();
      expect(stopped.code).toBe(0);
      expect(stopped.milliseconds).toBeLessThan(5000);
    }
    const output = first.output();
    expect(output).not.toMatch(/\n\s+at /);

    chmodSync(folder.keys, 0o750);
    const done = await start({});
    chmodSync(folder.keys, 0o700);
    expect(sentences(done)).toContain(folder.keys);

    const again = await startService(folder, { PACTA_DEMO: '1' });
    const ended = await again.stop();
    expect(ended.code).toBe(0);
  });

  test('a ledger put back to an older copy does not serve until the loss is accepted, which its log says', async () => {
    const restored = newLedgerFolder();
    try {
      const first = await startService(restored, { PACTA_DEMO: '0' });
      await first.stop();
      const copy = join(restored.root, 'copy');
      cpSync(restored.ledger, copy, { recursive: true });
      const second = await startService(restored, { PACTA_DEMO: '0' });
      const token = await tokenAs(restored, 'ledger-owner');
      const api = await connect(second.url);
      await written(api, 'foundPartnership', { token, body: COMMAND_DATA.foundPartnership });
      await second.stop();
      rmSync(restored.ledger, { recursive: true });
      cpSync(copy, restored.ledger, { recursive: true });

      const refused = await runNode(
        [builtFile('bundle/service.js')],
        { ...restored.env, PACTA_DEMO: '0' },
        ENDS_WITHIN_MS,
      );
      expect([refused.code, sentences(refused)]).toEqual([
        7,
        expect.stringMatching(/has 2 events, and 4 were signed for: .* --accept-loss/),
      ]);
      const third = await startService(restored, { PACTA_DEMO: '0' }, undefined, ['--accept-loss']);
      await third.stop();
      const log = await pacta(restored, ['log', '--ledger', restored.ledger]);
      expect(log.stdout).toContain('went on with the 2 events that were left of 4 events: the others are lost');
      const fourth = await startService(restored, { PACTA_DEMO: '0' });
      await fourth.stop();
      expect((await pacta(restored, ['verify', '--ledger', restored.ledger])).code).toBe(0);
    } finally {
      restored.remove();
    }
  });

  test('a real ledger refuses to be opened as a demo, and a demo ledger stays one', async () => {
    const real = newLedgerFolder();
    try {
      const service = await startService(real, { PACTA_DEMO: '0' });
      await service.stop();
      const asDemo = await runNode([builtFile('bundle/service.js')], { ...real.env, PACTA_DEMO: '1' }, ENDS_WITHIN_MS);
      expect(sentences(asDemo)).toMatch(/demo/);
      expect([2, 7]).toContain(asDemo.code);
      const token = await pacta(real, ['token', '--as', 'demo-auditor', '--ledger', real.ledger]);
      expect([token.code, token.stdout]).toEqual([3, '']);
    } finally {
      real.remove();
    }
  });
});
