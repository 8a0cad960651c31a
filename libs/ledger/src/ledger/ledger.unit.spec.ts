import { describe, expect, test } from '@jest/globals';
import { given } from '../../testing/given.ts';
import { ledgerDecider } from './decider.ts';
import { zoneName, type LedgerDecided } from './events.ts';

const OPENING = { purpose: 'Partnerships of the region.', zone: 'Europe/Paris', demo: false };
const opened: LedgerDecided = { type: 'LedgerOpened.v1', data: OPENING };
const granted = (actor: string): LedgerDecided => ({ type: 'RoleGranted.v1', data: { actor, role: 'administrator' } });
const revoked = (actor: string): LedgerDecided => ({ type: 'RoleRevoked.v1', data: { actor, role: 'administrator' } });
const after = (...past: readonly LedgerDecided[]) => given(ledgerDecider, {}, past);

describe('the ledger', () => {
  test('is opened once, for life', () => {
    after().when('openLedger', OPENING).records(opened);
    after(opened)
      .when('openLedger', { ...OPENING, demo: true })
      .refused('already-opened');
    expect(after(opened).state.opened).toEqual(OPENING);
  });

  test('has administrators, each granted once', () => {
    const role = 'administrator' as const;
    after(opened).when('grantRole', { actor: 'a', role }).records(granted('a'));
    after().when('grantRole', { actor: 'a', role }).refused('ledger-not-open');
    after(opened, granted('a')).when('grantRole', { actor: 'a', role }).refused('role-held', '/role');
    after(opened)
      .when('grantRole', { actor: 'a', role: 'chair' as typeof role })
      .refused('role-not-here', '/role');
  });

  test('keeps at least one of them', () => {
    const role = 'administrator' as const;
    after(opened, granted('a'), granted('b')).when('revokeRole', { actor: 'a', role }).records(revoked('a'));
    after(opened, granted('a'), granted('b'), revoked('a'))
      .when('revokeRole', { actor: 'b', role })
      .refused('last-administrator', '/actor');
    after(opened, granted('a')).when('revokeRole', { actor: 'b', role }).refused('role-not-held', '/actor');
    after().when('revokeRole', { actor: 'b', role }).refused('ledger-not-open');
  });

  test.each(['Europe/Paris', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'])('takes the zone %s', (zone) => {
    expect(zoneName.safeParse(zone).success).toBe(true);
  });

  test.each(['', '../etc', 'Europe Paris', '+01:00'])('takes no zone %j', (zone) => {
    expect(zoneName.safeParse(zone).success).toBe(false);
  });
});
