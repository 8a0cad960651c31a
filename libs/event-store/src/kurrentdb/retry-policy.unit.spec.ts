import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../port.ts';
import { retried, type RetryParts, type RetryTimes } from './retry-policy.ts';
import { ServerFault, type ServerFaultKind } from './server-fault.ts';

/** A clock that only sleeping moves. */
function parts(times: Partial<RetryTimes> = {}) {
  let time = 0;
  const pauses: number[] = [];
  const made: RetryParts = {
    times: { patience: 1_000, attempt: 100, firstPause: 10, longestPause: 200, ...times },
    now: () => time,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
      time += milliseconds;
    },
    random: () => 1,
  };
  return { made, pauses, pass: (milliseconds: number) => (time += milliseconds) };
}

const failing = (kinds: readonly ServerFaultKind[]) => {
  let calls = 0;
  return {
    calls: () => calls,
    call: async () => {
      const kind = kinds[calls];
      calls += 1;
      if (kind !== undefined) throw new ServerFault(kind, `it was ${kind}`);
      return calls;
    },
  };
};

describe('trying again', () => {
  test.each(['unavailable', 'cancelled', 'not-leader', 'deadline', 'busy', 'undiscovered'] as const)(
    'after %s, with pauses that grow',
    async (kind) => {
      const { made, pauses } = parts();
      const script = failing([kind, kind, kind]);
      expect(await retried('read', script.call, made)).toBe(4);
      expect(pauses).toEqual([10, 20, 40]);
    },
  );

  test.each(['denied', 'deleted', 'too-large', 'unknown'] as const)('not after %s', async (kind) => {
    const { made } = parts();
    const script = failing([kind, kind]);
    await expect(retried('read', script.call, made)).rejects.toThrow(StoreUnavailable);
    await expect(retried('read', failing([kind]).call, made)).rejects.toThrow(`could not be read: it was ${kind}.`);
    expect(script.calls()).toBe(1);
  });

  test('ends when patience has run out, whatever the tries and pauses were', async () => {
    const { made, pauses } = parts();
    await expect(retried('read', failing(Array(100).fill('busy')).call, made)).rejects.toThrow(StoreUnavailable);
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(1_000);
    expect(Math.max(...pauses)).toBe(200);
  });

  test('gives each try its time, and never more than is left of the whole', async () => {
    const { made, pass } = parts({ patience: 150, attempt: 100 });
    const given: number[] = [];
    const call = async (deadline: number) => {
      given.push(deadline);
      pass(80);
      throw new ServerFault('deadline', 'late');
    };
    await expect(retried('read', call, made)).rejects.toThrow(StoreUnavailable);
    expect(given).toEqual([100, 60]);
  });

  test('a call that never answers is given up', async () => {
    const { made } = parts({ patience: 30, attempt: 10, firstPause: 10 });
    let calls = 0;
    const silent = () => {
      calls += 1;
      return new Promise<never>(() => undefined);
    };
    await expect(retried('written', silent, made)).rejects.toThrow('did not answer in time');
    expect(calls).toBeGreaterThan(1);
  });

  test('what the caller itself found wanting is not tried again', async () => {
    const { made } = parts();
    let calls = 0;
    const call = async () => {
      calls += 1;
      throw new StoreUnavailable('The store is closed.');
    };
    await expect(retried('read', call, made)).rejects.toThrow('The store is closed.');
    expect(calls).toBe(1);
  });
});
