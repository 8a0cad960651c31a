import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import * as stores from './store-and-keys.ts';
import * as following from './ledger-projections.ts';
import { ledgerSettings } from './ledger-settings.ts';

const closed: string[] = [];
const noting = <Thing extends { close(): Promise<void> }>(name: string, thing: Thing): Thing => {
  const { close } = thing;
  const noted = async (): Promise<void> => {
    await close.call(thing);
    closed.push(name);
  };
  return Object.assign(thing, { close: noted });
};

jest.unstable_mockModule('./store-and-keys.ts', () => ({
  ...stores,
  async openStoreAndKeys(...given: Parameters<typeof stores.openStoreAndKeys>) {
    const opened = await stores.openStoreAndKeys(...given);
    noting('store', opened.store);
    return opened;
  },
}));
jest.unstable_mockModule('./ledger-projections.ts', () => ({
  ...following,
  followLedger: (...given: Parameters<typeof following.followLedger>) =>
    noting('projections', following.followLedger(...given)),
}));
jest.unstable_mockModule('./ledger-integrity.ts', () => ({
  ledgerIntegrity: () => Promise.reject(new Error('no origin')),
}));
const { openLedger } = await import('./open-ledger.ts');

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pacta-open-'));
});
afterEach(() => rmSync(home, { recursive: true }));

test('a ledger that can not be opened to its end leaves nothing open: its projector has stopped, then its store', async () => {
  const settings = ledgerSettings({ env: { HOME: home, PACTA_DEMO: '0' } });
  for (const threads of [false, true]) {
    closed.length = 0;
    await expect(openLedger(settings, { write: true, threads })).rejects.toThrow('no origin');
    expect(closed).toEqual(['projections', 'store']);
  }
});
