import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chosenFolder, chosenLedger } from './chosen-ledger.ts';

let home: string;
let notes: string[];
const note = (text: string): void => void notes.push(text);
const env = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  HOME: home,
  XDG_DATA_HOME: join(home, 'data'),
  XDG_CONFIG_HOME: join(home, 'config'),
  ...more,
});
const settingsFile = (values: object): void =>
  writeFileSync(join(home, 'config', 'pacta', 'settings.json'), JSON.stringify(values));
const folderOf = (asked: Parameters<typeof chosenLedger>[0]): string => {
  const chosen = chosenLedger(asked, note);
  return chosen.kind === 'folder' ? chosen.settings.ledger : chosen.url;
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pacta-choice-'));
  notes = [];
  mkdirSync(join(home, 'config', 'pacta'), { recursive: true });
  settingsFile({});
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('chosenLedger', () => {
  test('a flag beats a variable, a variable beats the settings file', () => {
    settingsFile({ ledger: '/from/file' });
    expect(folderOf({ env: env() })).toBe('/from/file');
    expect(folderOf({ env: env({ PACTA_LEDGER: '/from/variable' }) })).toBe('/from/variable');
    expect(folderOf({ ledger: '/from/flag', env: env({ PACTA_LEDGER: '/from/variable' }) })).toBe('/from/flag');
  });

  test('with nothing named it is the ledger of the data folder', () => {
    expect(folderOf({ env: env() })).toBe(join(home, 'data', 'pacta', 'ledger'));
    expect(notes).toEqual([]);
  });

  test('where only the demo ledger exists it is taken, and said', () => {
    const demo = join(home, 'data', 'pacta', 'demo');
    mkdirSync(demo, { recursive: true });
    expect(folderOf({ env: env() })).toBe(demo);
    expect(notes).toEqual([`Reading the demo ledger in ${demo}.`]);
  });

  test('a service by flag or variable; a ledger by flag beats a service by variable', () => {
    expect(folderOf({ url: 'http://127.0.0.1:3000/', env: env() })).toBe('http://127.0.0.1:3000');
    const variable = env({ PACTA_URL: 'http://127.0.0.1:3001' });
    expect(folderOf({ env: variable })).toBe('http://127.0.0.1:3001');
    expect(folderOf({ ledger: '/from/flag', env: variable })).toBe('/from/flag');
  });

  test('the token comes from a variable', () => {
    expect(chosenLedger({ url: 'http://127.0.0.1:1', env: env({ PACTA_TOKEN: 'abc' }) }, note)).toMatchObject({
      token: 'abc',
    });
  });

  test('both flags are wrong usage', () => {
    expect(() => chosenLedger({ ledger: '/a', url: 'http://127.0.0.1:1', env: env() }, note)).toThrow(/two ledgers/);
  });

  test('a wrong setting is named', () => {
    expect(() => chosenLedger({ url: 'ftp://example.org', env: env() }, note)).toThrow(/--url must be/);
  });
});

describe('chosenFolder', () => {
  test('a service is not a folder, and an absent folder is not found', () => {
    expect(() =>
      chosenFolder({ url: 'http://127.0.0.1:1', env: env() }, note, 'verify reads the store itself'),
    ).toThrow(/reads the store itself/);
    expect(() =>
      chosenFolder({ ledger: join(home, 'nowhere'), env: env() }, note, 'verify reads the store itself'),
    ).toThrow(/There is no ledger in/);
  });
});
