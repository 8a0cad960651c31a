import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../port.ts';
import type { RawRecord } from './gateway.ts';
import { ServerFault } from './server-fault.ts';
import { supervised, type SupervisedSubscription } from './subscription-supervisor.ts';

const record = (position: number): RawRecord => ({
  stream: 'commitment-1',
  revision: position,
  id: `id-${position}`,
  type: 'Pledged.v1',
  data: {},
  metadata: {},
  position: BigInt(position),
});

type Step = readonly number[] | { readonly checkpoint: number } | ServerFault | 'ends';

/** Each script is one subscription; what it was opened after is noted, and whether it was let go of. */
function scripted(scripts: readonly (readonly Step[])[], until = Infinity, after?: bigint) {
  const opened: (bigint | undefined)[] = [];
  const closed: number[] = [];
  const pauses: number[] = [];
  const scanned: [bigint | undefined, bigint][] = [];
  const abort = new AbortController();
  const parts: SupervisedSubscription = {
    after,
    signal: abort.signal,
    random: () => 1,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    onScanned: (last, position) => scanned.push([last, position]),
    open: async function* (from, onCheckpoint) {
      const place = opened.push(from) - 1;
      const script = scripts[place];
      if (script === undefined) {
        abort.abort();
        return;
      }
      try {
        for (const step of script) {
          if (step === 'ends') return;
          if (step instanceof ServerFault) throw step;
          if ('checkpoint' in step) onCheckpoint(BigInt(step.checkpoint));
          else yield step.map(record);
        }
        abort.abort();
      } finally {
        closed.push(place);
      }
    },
  };
  const run = async () => {
    const seen: number[] = [];
    for await (const page of supervised(parts)) {
      seen.push(...page.map(({ position }) => Number(position)));
      if (seen.length >= until) break;
    }
    return seen;
  };
  return { run, opened, closed, pauses, scanned, abort };
}

const gone = new ServerFault('unavailable', 'gone');

describe('a supervised subscription', () => {
  test('subscribes again from the last event after each drop, with pauses that grow', async () => {
    const script = scripted([[[1, 5], gone], [gone], [gone], [[9]]]);
    expect(await script.run()).toEqual([1, 5, 9]);
    expect(script.opened).toEqual([undefined, 5n, 5n, 5n]);
    expect(script.pauses).toEqual([20, 40, 80]);
    expect(script.closed).toEqual([0, 1, 2, 3]);
  });

  test('takes a subscription that just ends for one that dropped', async () => {
    const script = scripted([[[1], 'ends'], [[2]]]);
    expect(await script.run()).toEqual([1, 2]);
  });

  test('passes over what it has handed out already', async () => {
    const script = scripted([
      [[1, 5], gone],
      [[1, 5, 6], [6], [7]],
    ]);
    expect(await script.run()).toEqual([1, 5, 6, 7]);
  });

  test('goes on from a checkpoint where the server has looked further than the last event', async () => {
    const script = scripted([[[1], { checkpoint: 90 }, gone], [{ checkpoint: 80 }, [95], gone], [[99]]]);
    expect(await script.run()).toEqual([1, 95, 99]);
    expect(script.opened).toEqual([undefined, 90n, 95n]);
    expect(script.scanned).toEqual([[1n, 90n]]);
  });

  test('begins after a position, and never before it', async () => {
    const script = scripted([[[3, 4, 5]]], Infinity, 4n);
    expect(await script.run()).toEqual([5]);
    expect(script.opened).toEqual([4n]);
  });

  test('pauses begin small again once something came', async () => {
    const script = scripted([[gone], [gone], [[1], gone], [[2]]]);
    await script.run();
    expect(script.pauses).toEqual([20, 40, 20]);
  });

  test.each(['cancelled', 'not-leader', 'busy', 'deleted', 'unknown'] as const)('goes on after %s', async (kind) => {
    expect(await scripted([[new ServerFault(kind, '')], [[1]]]).run()).toEqual([1]);
  });

  test('ends where the user may not read', async () => {
    const script = scripted([[[1], new ServerFault('denied', 'no right')], [[2]]]);
    await expect(script.run()).rejects.toThrow(StoreUnavailable);
    expect(script.opened).toHaveLength(1);
  });

  test('lets go of the call when the reader leaves', async () => {
    const script = scripted([[[1], [2], [3]]], 1);
    expect(await script.run()).toEqual([1]);
    expect(script.closed).toEqual([0]);
  });

  test('opens nothing where its signal has aborted', async () => {
    const script = scripted([[[1]]]);
    script.abort.abort();
    expect(await script.run()).toEqual([]);
    expect(script.opened).toEqual([]);
  });
});
