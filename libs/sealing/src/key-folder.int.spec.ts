import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type KeyFolder, KeyFolderError, openKeyFolder } from './index.ts';
import type { FieldKey } from './field-key.ts';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pacta-keys-'));
  folder = join(home, 'keys');
});
afterEach(() => rmSync(home, { recursive: true }));

const scope = { partnership: 'p1', class: 'partners' };
const modeOf = (path: string): number => statSync(path).mode & 0o777;
const bytesOf = (key: FieldKey): string => key.mac.of('which key is it?').toString('hex');

/** The message of the `KeyFolderError` that `action` throws. */
function refusal(action: () => unknown): { code: string; message: string } {
  try {
    action();
  } catch (fault) {
    if (fault instanceof KeyFolderError) return { code: fault.code, message: fault.message };
    throw fault;
  }
  throw new Error('nothing was refused');
}

describe('a key folder', () => {
  test('is made for its owner alone, with everything in it', () => {
    mkdirSync(home, { recursive: true });
    const keys = openKeyFolder(join(home, 'deep', 'keys'));
    keys.keyFor(scope);
    keys.keyFor({ subject: 's1' });
    keys.secretFile('token-signing.jwk', () => '{}');
    keys.forget('s2');
    const names = readdirSync(keys.path, { recursive: true, encoding: 'utf8' });
    expect(names).toHaveLength(6);
    for (const name of names)
      expect([name, modeOf(join(keys.path, name))]).toEqual([name, name === 'forgotten' ? 0o700 : 0o600]);
    expect(modeOf(keys.path)).toBe(0o700);
    expect(modeOf(join(home, 'deep'))).toBe(0o700);
  });

  test('gives the same keys when it is opened again', () => {
    const first = openKeyFolder(folder);
    const made = [first.keyFor(scope), first.keyFor({ subject: 's1' })].map(bytesOf);
    expect(first.isNew).toBe(true);
    const second = openKeyFolder(folder);
    expect([second.keyFor(scope), second.keyFor({ subject: 's1' })].map(bytesOf)).toEqual(made);
    expect(second.ledgerSecret().of('a')).toEqual(first.ledgerSecret().of('a'));
    expect(second.isNew).toBe(false);
    expect(new Set(made).size).toBe(2);
  });

  test('finds a key by the id that entries carry, and no other file by any text', () => {
    const keys = openKeyFolder(folder);
    const made = keys.keyFor(scope);
    expect(openKeyFolder(folder).keyById(made.id)).toMatchObject({ id: made.id, class: 'partners' });
    for (const id of [
      '',
      'ledger',
      '../keys/ledger',
      `class-${'0'.repeat(32)}`,
      `person-${'0'.repeat(32)}`,
      `${made.id}\0`,
    ]) {
      expect(keys.keyById(id)).toBe('unknown');
    }
  });

  test('keeps other secrets, made once', () => {
    const keys = openKeyFolder(folder);
    expect(keys.secretFile('token-signing.jwk', () => 'first')).toBe('first');
    expect(keys.secretFile('token-signing.jwk', () => 'second')).toBe('first');
    for (const name of ['ledger', '../x', 'a/b', '', 'Ä', '.hidden']) {
      expect(() => keys.secretFile(name, () => 'x')).toThrow(RangeError);
    }
  });

  test('keeps a text, replaced whole, for its owner alone', async () => {
    const keys = openKeyFolder(folder);
    expect(keys.kept('last-checkpoint')).toBeUndefined();
    await keys.keep('last-checkpoint', 'first');
    await keys.keep('last-checkpoint', 'second');
    expect(keys.kept('last-checkpoint')).toBe('second');
    expect(statSync(join(folder, 'last-checkpoint.kept')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    const reading = openKeyFolder(folder, { readOnly: true });
    expect(reading.kept('last-checkpoint')).toBe('second');
    await expect(reading.keep('last-checkpoint', 'third')).rejects.toThrow(/opened for reading/);
    for (const name of ['../x', 'a/b', '']) expect(() => keys.kept(name)).toThrow(RangeError);
  });

  test('opened for reading makes nothing, not even itself', () => {
    const keys = openKeyFolder(folder, { readOnly: true });
    expect(keys.keyById(`class-${'0'.repeat(32)}`)).toBe('unknown');
    expect(keys.isForgotten('s1')).toBe(false);
    expect(keys.epoch).toBe(0);
    for (const action of [() => keys.keyFor(scope), () => keys.forget('s1'), () => keys.secretFile('x', () => 'x')]) {
      expect(refusal(action).message).toMatch(/was opened for reading, so no key can be made or destroyed\.$/);
    }
    expect(existsSync(folder)).toBe(false);
  });

  test('opened for reading has the keys that are there', () => {
    const made = openKeyFolder(folder);
    const { id } = made.keyFor(scope);
    made.secretFile('x', () => 'there');
    const keys = openKeyFolder(folder, { readOnly: true });
    expect(keys.keyById(id)).toMatchObject({ id });
    expect(keys.ledgerSecret().of('a')).toEqual(made.ledgerSecret().of('a'));
    expect(keys.secretFile('x', () => 'new')).toBe('there');
  });

  test('clears what a crash left half made, and spares what another process is making', () => {
    openKeyFolder(folder);
    const [old, young] = [join(folder, '.unfinished-0'), join(folder, '.unfinished-1')];
    for (const file of [old, young]) writeFileSync(file, 'half', { mode: 0o600 });
    utimesSync(old, 0, 0);
    openKeyFolder(folder);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });
});

describe('is refused with one sentence', () => {
  test.each([0o755, 0o750, 0o701, 0o770])('a folder of mode %o', (mode) => {
    openKeyFolder(folder);
    chmodSync(folder, mode);
    const asText = mode.toString(8);
    expect(refusal(() => openKeyFolder(folder))).toEqual({
      code: 'open-to-others',
      message: `The key folder ${folder} is open to others (mode 0${asText}); run: chmod -R go-rwx ${folder}`,
    });
  });

  test.each(['ledger.secret', 'forgotten'])('a wider %s, and the command it names is the cure', (name) => {
    openKeyFolder(folder);
    chmodSync(join(folder, name), 0o744);
    for (const readOnly of [false, true]) {
      expect(refusal(() => openKeyFolder(folder, { readOnly })).message).toMatch(
        new RegExp(`${name} is open to others \\(mode 0744\\); run: chmod -R go-rwx ${folder}$`),
      );
    }
    chmodSync(join(folder, name), 0o700);
    expect(openKeyFolder(folder).isNew).toBe(false);
  });

  test('a wider file in a folder within, and not a second time by a thread of the process that has looked', () => {
    openKeyFolder(folder).forget('subject-1');
    const [tombstone] = readdirSync(join(folder, 'forgotten'));
    chmodSync(join(folder, 'forgotten', tombstone as string), 0o604);
    expect(refusal(() => openKeyFolder(folder)).code).toBe('open-to-others');
    expect(openKeyFolder(folder, { readOnly: true, checked: true }).isForgotten('subject-1')).toBe(true);
  });

  test('a key that was opened to others while the folder is in use', () => {
    const { id } = openKeyFolder(folder).keyFor(scope);
    const keys = openKeyFolder(folder);
    chmodSync(join(folder, `${id}.key`), 0o640);
    expect(refusal(() => keys.keyById(id)).code).toBe('open-to-others');
  });

  test('a path that a shell would split is quoted in the command', () => {
    folder = join(home, "the funder's keys");
    openKeyFolder(folder);
    chmodSync(folder, 0o755);
    expect(refusal(() => openKeyFolder(folder)).message).toMatch(/run: chmod -R go-rwx '.*the funder'\\''s keys'$/);
  });

  test.each(['.', 'keys', 'a/b/keys', '../link/keys'])('inside the ledger folder: %s', (within) => {
    const ledgerFolder = join(home, 'ledger');
    mkdirSync(ledgerFolder);
    symlinkSync(ledgerFolder, join(home, 'link'));
    const path = join(ledgerFolder, within);
    expect(refusal(() => openKeyFolder(path, { ledgerFolder }))).toMatchObject({
      code: 'inside-ledger',
      message: `The key folder ${path} lies inside the ledger folder ${ledgerFolder}; set PACTA_KEYS to a folder elsewhere.`,
    });
    expect(readdirSync(ledgerFolder)).toEqual([]);
  });

  test.each(['ledger-keys', '..ledger'])('but not beside it: %s', (name) => {
    const ledgerFolder = join(home, 'ledger');
    expect(openKeyFolder(join(home, name), { ledgerFolder }).isNew).toBe(true);
  });

  test('a file in its place', () => {
    writeFileSync(folder, '');
    expect(refusal(() => openKeyFolder(folder)).code).toBe('not-a-folder');
    expect(refusal(() => openKeyFolder(join(folder, 'below')))).toEqual({
      code: 'not-writable',
      message: `The key folder ${join(folder, 'below')} can't be written (ENOTDIR); something on the way there is not a folder: set PACTA_KEYS to another one.`,
    });
  });

  test('a folder that can’t be written', () => {
    chmodSync(home, 0o555);
    const message = asOrdinaryUser(() => refusal(() => openKeyFolder(folder)).message);
    chmodSync(home, 0o700);
    expect(message).toBe(
      `The key folder ${folder} can't be written (EACCES); make it writable for its owner, or set PACTA_KEYS to another folder.`,
    );
  });

  test('a folder of another user', () => {
    openKeyFolder(folder);
    chmodSync(home, 0o711);
    chmodSync(folder, 0o000);
    const message = asOrdinaryUser(() => refusal(() => openKeyFolder(folder)).message);
    expect(message).toBe(
      `The key folder ${folder} can't be read (EACCES); run as its owner, or set PACTA_KEYS to another folder.`,
    );
  });

  test.each<[string, (text: string) => string]>([
    ['cut short', (text) => text.slice(0, -9)],
    ['emptied', () => ''],
    ['of another scope', (text) => text.replace('p1', 'p2')],
    ['with a shorter key', (text) => text.replace(/"key":"../, '"key":"')],
  ])('a key file %s, without showing its contents', (_how, change) => {
    const { id } = openKeyFolder(folder).keyFor(scope);
    const file = join(folder, `${id}.key`);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    const keys = openKeyFolder(folder);
    for (const action of [() => keys.keyById(id), () => keys.keyFor(scope)]) {
      expect(refusal(action)).toEqual({
        code: 'damaged',
        message: `The key file ${file} is damaged; restore it from the latest backup of the key folder.`,
      });
    }
  });

  test('a damaged ledger secret', () => {
    openKeyFolder(folder);
    writeFileSync(join(folder, 'ledger.secret'), 'x');
    expect(refusal(() => openKeyFolder(folder)).code).toBe('damaged');
  });
});

test('no key is printed, however it is asked', () => {
  const keys: KeyFolder = openKeyFolder(folder);
  const key = keys.keyFor({ subject: 's1' });
  const inFile = (JSON.parse(readFileSync(join(folder, `${key.id}.key`), 'utf8')) as { key: string }).key;
  const secret = readFileSync(join(folder, 'ledger.secret'), 'utf8').trim();
  const material = [key.boxKey.export(), ...[inFile, secret].map((text) => Buffer.from(text, 'base64url'))];
  expect(material.map(({ length }) => length)).toEqual([32, 32, 32]);
  const shown = [keys, key, keys.ledgerSecret()].flatMap((value) => [
    inspect(value, { depth: 9, showHidden: true }),
    JSON.stringify(value),
    String(value),
    JSON.stringify(structuredCloneOf(value)),
  ]);
  for (const bytes of material) {
    for (const encoding of ['hex', 'base64', 'base64url', 'latin1'] as const) {
      expect(shown.join()).not.toContain(bytes.toString(encoding));
    }
    expect(shown.join()).not.toContain([...bytes].join());
  }
});

/** What a log line that copies members would hold. */
const structuredCloneOf = (value: object): object => Object.fromEntries(Object.entries(value));

/** Root may do anything, so the tests step down for a moment where they run as root. */
function asOrdinaryUser<Result>(action: () => Result): Result {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(65_534);
  try {
    return action();
  } finally {
    process.seteuid?.(0);
  }
}
