import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerSettings } from './ledger-settings.ts';
import { settingsEnvironment } from './settings-environment.ts';

describe('settings for a process that this one starts', () => {
  test.each([
    [
      'flags beat variables',
      { ledger: '/srv/one', demo: '1' },
      { PACTA_LEDGER: '/srv/other', PACTA_ZONE: 'Asia/Tokyo' },
    ],
    ['nothing is named', {}, {}],
    ['a real ledger', {}, { PACTA_DEMO: '0', PACTA_KEYS: '/srv/keys', PACTA_LOG: 'silent' }],
    ['a server', {}, { PACTA_STORE: 'kurrentdb', PACTA_KURRENTDB: 'kurrentdb://localhost:2113?tls=false' }],
  ])('are the same there: %s', (_case, flags, given) => {
    const home = mkdtempSync(join(tmpdir(), 'pacta-settings-'));
    try {
      mkdirSync(join(home, 'pacta'));
      writeFileSync(join(home, 'pacta', 'settings.json'), '{"port": 4000, "commandsPerMinute": 7}');
      const env = { ...given, HOME: home, XDG_CONFIG_HOME: home };
      const settings = ledgerSettings({ flags, env });
      expect(ledgerSettings({ env: settingsEnvironment(settings, env) })).toEqual(settings);
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  test('leave out where this process asks, and with which token', () => {
    const env = { HOME: '/nowhere', PACTA_URL: 'http://localhost:3000', PACTA_TOKEN: 'secret', LANG: 'fr' };
    const passed = settingsEnvironment(ledgerSettings({ env }), env);
    expect(passed).toMatchObject({ LANG: 'fr', PACTA_HOST: '127.0.0.1' });
    expect(Object.keys(passed)).not.toContain('PACTA_URL');
    expect(Object.values(passed)).not.toContain('secret');
  });
});
