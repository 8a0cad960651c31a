import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openKeyFolder } from './index.ts';
import { keyIdOf } from './key-scope.ts';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pacta-crash-'));
  folder = join(home, 'keys');
});
afterEach(() => rmSync(home, { recursive: true }));

const libs = new URL('../../', import.meta.url).href;

/** Runs in a process of its own, from source (of the ledger just what keys need, to start fast): `openKeyFolder`, `fs`, `folder` and `step` are at hand. */
const PREPARED = `
  import fs from 'node:fs';
  import { registerHooks, syncBuiltinESMExports } from 'node:module';
  const libs = { '@pacta/proof': 'proof/src/index.ts', '@pacta/ledger': 'ledger/src/stream.ts' };
  registerHooks({
    resolve: (name, context, next) => next(name in libs ? ${JSON.stringify(libs)} + libs[name] : name, context),
  });
  const { openKeyFolder } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'key-folder.ts')).href)});
  const [folder, step] = [process.argv[1], Number(process.argv[2])];
  const CHANGES = ['mkdirSync', 'openSync', 'writeFileSync', 'writeSync', 'fsyncSync', 'linkSync', 'rmSync'];
  const scope = { partnership: 'p1', class: 'partners' };
  function live(path) {
    const keys = openKeyFolder(path);
    keys.keyFor(scope);
    keys.keyFor({ subject: 's1' });
    keys.forget('s1');
  }
`;

const run = (
  script: string,
  ...values: readonly string[]
): Promise<{ code: number | null; signal: string | null; out: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--no-warnings', '-e', PREPARED + script, ...values],
      {
        env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] },
      },
    );
    let out = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (out += text.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out }));
  });

const unfinished = (): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('.'));

/** Opens the folder as the next start would: all is whole, the person is either kept or forgotten, and work goes on. */
function expectWhole(): void {
  const keys = openKeyFolder(folder);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.key'))) {
    expect(keys.keyById(name.slice(0, -4))).toMatchObject({ id: name.slice(0, -4) });
  }
  if (keys.isForgotten('s1')) expect(keys.keyById(keyIdOf({ subject: 's1' }))).toBe('forgotten');
  else expect(keys.keyFor({ subject: 's1' })).toHaveProperty('id');
  keys.forget('s1');
  expect(readdirSync(folder).filter((name) => name.startsWith('person-'))).toEqual([]);
  expect(keys.keyFor({ partnership: 'p1', class: 'partners' })).toHaveProperty('id');
}

test('processes that ask at once get the same keys', async () => {
  const script = `
    const keys = openKeyFolder(folder);
    const made = [keys.ledgerSecret()];
    for (let n = 0; n < 20; n++) made.push(keys.keyFor({ ...scope, book: String(n) }).mac, keys.keyFor({ subject: String(n) }).mac);
    made.push(keys.secretFile('x', () => String(process.pid)));
    console.log(keys.isNew, made.map((key) => (typeof key === 'string' ? key : key.of('a').toString('hex'))).join());
  `;
  const runs = await Promise.all(Array.from({ length: 6 }, () => run(script, folder)));
  const answers = runs.map(({ out }) => out.trim().split(' '));
  expect(new Set(answers.map(([, made]) => made)).size).toBe(1);
  expect(answers[0]?.[1]?.split(',')).toHaveLength(42);
  expect(answers.filter(([isNew]) => isNew === 'true')).toHaveLength(1);
  expect(unfinished()).toEqual([]);
}, 60_000);

test('people forgotten while other processes make their keys have none in the end', async () => {
  const make = `
    const keys = openKeyFolder(folder);
    for (let n = 0; n < 60; n++) {
      try { keys.keyFor({ subject: String(n) }); } catch (fault) { if (fault.name !== 'SubjectForgotten') throw fault; }
    }
  `;
  const forget = `for (let n = 0; n < 60; n++) openKeyFolder(folder).forget(String(n));`;
  const runs = await Promise.all([make, forget, make, forget].map((script) => run(script, folder)));
  expect(runs).toEqual(runs.map(() => ({ code: 0, signal: null, out: '' })));
  expect(readdirSync(folder)).toEqual(['forgotten', 'ledger.secret']);
  expect(openKeyFolder(folder).epoch).toBe(60);
}, 60_000);

test('killed before any change to the disk, nothing is left half done', async () => {
  const script = `
    let left = step;
    for (const name of CHANGES) {
      const real = fs[name];
      fs[name] = (...args) => { if (left-- === 0) process.kill(process.pid, 'SIGKILL'); return real(...args); };
    }
    syncBuiltinESMExports();
    live(folder);
  `;
  let done = false;
  let steps = 0;
  while (!done) {
    const first = steps;
    const folders = Array.from({ length: 4 }, () => join(home, `keys${steps++}`));
    const runs = await Promise.all(folders.map((path, index) => run(script, path, String(first + index))));
    for (const [index, { code, signal, out }] of runs.entries()) {
      expect([out, code ?? signal]).toEqual(['', code === 0 ? 0 : 'SIGKILL']);
      done ||= code === 0;
      folder = folders[index] ?? '';
      expectWhole();
      // What the crash left is cleared once it is old enough to be nobody's.
      for (const name of unfinished()) utimesSync(join(folder, name), 0, 0);
      expectWhole();
      expect(unfinished()).toEqual([]);
    }
  }
  expect(steps).toBeGreaterThan(25);
}, 120_000);

test.each(['ENOSPC', 'EIO'])(
  '%s at any change to the disk is one sentence, and nothing is left half done',
  async (code) => {
    const script = `
    let left;
    for (const name of CHANGES) {
      const real = fs[name];
      fs[name] = (...args) => {
        if (left-- === 0) throw Object.assign(new Error('injected'), { code: '${code}', syscall: name });
        return real(...args);
      };
    }
    syncBuiltinESMExports();
    for (let at = 0; ; at++) {
      left = at;
      const path = folder + at;
      let said = 'done';
      try { live(path); } catch (fault) { said = fault.name + ': ' + fault.message; }
      left = undefined;
      console.log(said);
      if (said === 'done') break;
    }
  `;
    const { out } = await run(script, folder);
    const said = out.trim().split('\n');
    expect(said.length).toBeGreaterThan(25);
    expect(said.pop()).toBe('done');
    for (const sentence of said)
      expect(sentence).toMatch(/^KeyFolderError: The key folder \S+ can't be (?:read|written) \([A-Z]+\); [^.]+\.$/);
    for (let at = 0; at < said.length; at++) {
      folder = join(home, `keys${at}`);
      expectWhole();
    }
    expect(readFileSync(join(folder, 'ledger.secret'), 'utf8')).toMatch(/^[\w-]{43}\n$/);
  },
  120_000,
);
