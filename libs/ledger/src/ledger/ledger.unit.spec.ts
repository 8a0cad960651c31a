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

  test('signs with one key after the other, each following the one before', () => {
    const [first, second, third] = ['4f', '5f', '6f'].map((hash) => `pacta/x+530d90${hash}+AekyeRrm56hApGFkyQR4`);
    const keys = [first, second, third] as string[];
    const rotated = (number: number, reason?: string): LedgerDecided => ({
      type: 'KeyRotated.v1',
      data: {
        number,
        key: keys[number - 1] as string,
        previous: keys[number - 2] as string,
        ...(reason === undefined ? {} : { reason }),
      },
    });
    after(opened)
      .when('rotateKey', { keys: keys.slice(0, 2) })
      .records(rotated(2));
    after(opened, rotated(2)).when('rotateKey', { keys, reason: 'Yearly.' }).records(rotated(3, 'Yearly.'));
    after(opened, rotated(2))
      .when('rotateKey', { keys: keys.slice(0, 2) })
      .refused('key-overtaken');
    after().when('rotateKey', { keys }).refused('ledger-not-open');
    expect(after(opened, rotated(2), rotated(3)).state.rotations).toEqual(keys.slice(1));
  });

  test('goes on without lost events where that is accepted, and remembers it', () => {
    const loss: LedgerDecided = { type: 'LossAccepted.v1', data: { events: 9, root: 'a'.repeat(64), left: 4 } };
    after().when('acceptLoss', loss.data).refused('ledger-not-open');
    after(opened).when('acceptLoss', loss.data).records(loss);
    expect(after(opened, loss).state.losses).toEqual([loss.data]);
  });

  test('records where streams end, and only what has moved', () => {
    const head = (last: string, root: string) => ({
      partnership: `3f0c2c8e-0000-7000-8000-00000000000${last}`,
      streams: 2,
      events: 5,
      root: root.repeat(64),
    });
    const recorded: LedgerDecided = {
      type: 'StreamHeads.v1',
      data: { size: 9, heads: [head('1', 'a'), head('2', 'b')] },
    };
    after(opened).when('recordStreamHeads', recorded.data).records(recorded);
    after(opened, recorded)
      .when('recordStreamHeads', { size: 12, heads: [head('1', 'a'), head('2', 'c')] })
      .records({ type: 'StreamHeads.v1', data: { size: 12, heads: [head('2', 'c')] } });
    after(opened, recorded)
      .when('recordStreamHeads', { size: 12, heads: recorded.data.heads })
      .refused('heads-recorded');
    after().when('recordStreamHeads', recorded.data).refused('ledger-not-open');
  });

  test.each(['Europe/Paris', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'])('takes the zone %s', (zone) => {
    expect(zoneName.safeParse(zone).success).toBe(true);
  });

  test.each(['', '../etc', 'Europe Paris', '+01:00'])('takes no zone %j', (zone) => {
    expect(zoneName.safeParse(zone).success).toBe(false);
  });
});
