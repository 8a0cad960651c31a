import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ledgerSettings, WrongSettings } from './ledger-settings.ts';

let home: string;
const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  HOME: home,
  XDG_DATA_HOME: join(home, 'data'),
  XDG_CONFIG_HOME: join(home, 'config'),
  ...more,
});

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pacta-settings-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function settingsFile(text: string): void {
  mkdirSync(join(home, 'config', 'pacta'), { recursive: true });
  writeFileSync(join(home, 'config', 'pacta', 'settings.json'), text);
}

function mistakesOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (fault) {
    if (fault instanceof WrongSettings) return fault.mistakes;
    throw fault;
  }
  return [];
}

describe('defaults', () => {
  test('a real ledger in the data folder, its keys beside it', () => {
    const settings = ledgerSettings({ env: env() });
    expect(settings).toMatchObject({
      ledger: join(home, 'data', 'pacta', 'ledger'),
      keys: join(home, 'data', 'pacta', 'ledger-keys'),
      store: 'sqlite',
      host: '127.0.0.1',
      port: 3000,
      demo: false,
      commandsPerMinute: 600,
      reportsPerMinute: 30,
    });
    expect(settings.zone).toBeUndefined();
  });

  test('a demo has a folder of its own', () => {
    expect(ledgerSettings({ env: env({ PACTA_DEMO: '1' }) }).ledger).toBe(join(home, 'data', 'pacta', 'demo'));
  });

  test('a tool that looks at what is there takes the demo where it is the only one', () => {
    mkdirSync(join(home, 'data', 'pacta', 'demo'), { recursive: true });
    const look = () => ledgerSettings({ env: env(), whicheverExists: true });
    expect(look().ledger).toBe(join(home, 'data', 'pacta', 'demo'));
    mkdirSync(join(home, 'data', 'pacta', 'ledger'));
    expect(look().ledger).toBe(join(home, 'data', 'pacta', 'ledger'));
  });

  test('an empty variable is one that is not set', () => {
    expect(ledgerSettings({ env: env({ PACTA_PORT: '' }) }).port).toBe(3000);
  });
});

describe('order', () => {
  test('a flag beats a variable, a variable beats the file', () => {
    settingsFile('{"port": 4000, "host": "0.0.0.0", "demo": true}');
    const settings = ledgerSettings({ flags: { port: '6000' }, env: env({ PACTA_PORT: '5000', PACTA_HOST: '::1' }) });
    expect(settings).toMatchObject({ port: 6000, host: '::1', demo: true });
  });
});

describe('mistakes', () => {
  test('all of them are told at once, each naming its setting', () => {
    const mistakes = mistakesOf(() =>
      ledgerSettings({
        flags: { commandsPerMinute: '-1' },
        env: env({
          PACTA_PORT: '65536',
          PACTA_ZONE: 'Mars/One',
          PACTA_DEMO: 'yes',
          PACTA_STORE: 'oracle',
          PACTA_URL: 'ftp://x',
        }),
      }),
    );
    expect(mistakes).toEqual([
      'PACTA_ZONE must be a time zone such as Europe/Paris, not "Mars/One".',
      'PACTA_STORE must be one of sqlite, kurrentdb, not "oracle".',
      'PACTA_PORT must be a whole number from 0 to 65535, not 65536.',
      'PACTA_DEMO must be 1 or 0, not "yes".',
      'PACTA_URL must be the http address of a service, not "ftp://x".',
      '--commands-per-minute must be a whole number from 0 to 1000000, not "-1".',
    ]);
  });

  test.each([
    ['not JSON', '{', 'must hold one JSON object'],
    ['a list', '[]', 'must hold one JSON object'],
    ['an unknown name', '{"prot": 1}', '"prot" in'],
    ['a wrong value', '{"port": 1.5}', '"port" in'],
  ])('a settings file with %s', (_, text, says) => {
    settingsFile(text);
    expect(mistakesOf(() => ledgerSettings({ env: env() })).join()).toContain(says);
  });

  test.each(['/tmp/x', '/tmp/x/keys', '/tmp/x/..keys'])('keys in the ledger folder: %s', (keys) => {
    expect(
      mistakesOf(() => ledgerSettings({ env: env({ PACTA_LEDGER: '/tmp/x', PACTA_KEYS: keys }) })).join(),
    ).toContain('must not stand inside the ledger folder');
  });

  test.each([
    [{ PACTA_STORE: 'kurrentdb' }, 'PACTA_KURRENTDB must hold a connection string when PACTA_STORE is kurrentdb.'],
    [{ PACTA_KURRENTDB: 'esdb://a:hidden@@h' }, 'PACTA_KURRENTDB: The connection string has more than one @'],
  ])('a server that is not named rightly: %j', (variables, says) => {
    const mistakes = mistakesOf(() => ledgerSettings({ env: env(variables) })).join();
    expect(mistakes).toContain(says);
    expect(mistakes).not.toContain('hidden');
  });

  test('a server that is', () => {
    const variables = { PACTA_STORE: 'kurrentdb', PACTA_KURRENTDB: 'kurrentdb://a:b@h:2113,h2:2113?tls=true' };
    expect(ledgerSettings({ env: env(variables) })).toMatchObject({ store: 'kurrentdb' });
  });

  test('keys beside the ledger are fine', () => {
    expect(ledgerSettings({ env: env({ PACTA_LEDGER: '/tmp/x', PACTA_KEYS: '/tmp/x-keys' }) }).keys).toBe(
      '/tmp/x-keys',
    );
  });
});
