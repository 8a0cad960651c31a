import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../port.ts';
import { appendOnce } from './append-once.ts';
import type { AppendAnswer, RawRecord } from './gateway.ts';
import type { RetryParts } from './retry-policy.ts';
import { ServerFault } from './server-fault.ts';

const retry: RetryParts = {
  times: { patience: 1_000, attempt: 100, firstPause: 1, longestPause: 1 },
  now: () => 0,
  sleep: async () => undefined,
  random: () => 0,
};

const event = (id: string) => ({ id, type: 'Pledged.v1', data: '{}', metadata: '{}' });
const record = (id: string, revision: number): RawRecord => ({
  stream: 'commitment-1',
  revision,
  id,
  type: 'Pledged.v1',
  data: {},
  metadata: {},
  position: BigInt(revision * 100),
});

/** Answers appends in turn; the stream holds `ids`. */
function scripted(answers: readonly (AppendAnswer | ServerFault)[], ids: readonly string[] = []) {
  const appends: number[] = [];
  const reads: unknown[] = [];
  return {
    appends,
    reads,
    gateway: {
      append: async ({ expected }: { readonly expected: number }) => {
        const answer = answers[appends.length];
        appends.push(expected);
        if (answer === undefined) throw new ServerFault('unknown', 'the script is at its end');
        if (answer instanceof ServerFault) throw answer;
        return answer;
      },
      readStream: async ({ from, limit = 0 }: { readonly from: number | 'end'; readonly limit?: number }) => {
        reads.push([from, limit]);
        return ids.map(record).slice(Number(from), Number(from) + limit);
      },
    },
  };
}

const gone = new ServerFault('unavailable', 'gone');
const done: AppendAnswer = { kind: 'appended', revision: 1, position: 100n };
const append = { stream: 'commitment-1', expected: -1, events: [event('a'), event('b')] };

describe('an append that is done once', () => {
  test('is tried again at the same revision while the server is away', async () => {
    const { gateway, appends, reads } = scripted([gone, new ServerFault('not-leader', ''), done]);
    expect(await appendOnce(gateway, append, retry)).toEqual(done);
    expect(appends).toEqual([-1, -1, -1]);
    expect(reads).toEqual([]);
  });

  test('was done where the answer was lost and these very ids stand there', async () => {
    const { gateway } = scripted([gone, { kind: 'wrong-version', actual: 4 }], ['a', 'b', 'x', 'y', 'z']);
    expect(await appendOnce(gateway, append, retry)).toEqual({ kind: 'appended', revision: 1, position: 100n });
  });

  test.each([
    ['others stand there', ['x', 'y']],
    ['only the first stands there', ['a', 'x']],
    ['they stand there in another order', ['b', 'a']],
  ])('was not done where %s', async (_case, ids) => {
    const { gateway } = scripted([{ kind: 'wrong-version', actual: 1 }], ids);
    expect(await appendOnce(gateway, append, retry)).toEqual({ kind: 'wrong-version', actual: 1 });
  });

  test('a stream that is too short for it, or absent, needs no look', async () => {
    for (const actual of [-1, 0]) {
      const { gateway, reads } = scripted([{ kind: 'wrong-version', actual }], ['a']);
      expect(await appendOnce(gateway, append, retry)).toEqual({ kind: 'wrong-version', actual });
      expect(reads).toEqual([]);
    }
  });

  test('that stays unknown is no success', async () => {
    const { gateway } = scripted([gone, gone]);
    await expect(appendOnce(gateway, append, retry)).rejects.toThrow(StoreUnavailable);
  });
});
