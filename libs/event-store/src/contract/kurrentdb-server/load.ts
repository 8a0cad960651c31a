import { setTimeout } from 'node:timers/promises';
import type { StreamName } from '@pacta/ledger';
import { StoreUnavailable, type EventStore, type NewEvent } from '../../port.ts';
import { freshStream, sampleEvent } from '../sample-events.ts';

export interface Load {
  readonly streams: readonly StreamName[];
  /** Ids that were acknowledged, by stream and in order. */
  readonly acknowledged: ReadonlyMap<StreamName, readonly string[]>;
  /** Appends that the store first gave up on and that were sent again with the same ids. */
  readonly sentAgain: number;
  /** How many appends have been acknowledged so far. */
  count(): number;
  stop(): Promise<void>;
}

/** Writers that each append to their own stream, one event after the other, and retry until it succeeds. */
export function load(store: () => EventStore, writers = 16): Load {
  const streams = Array.from({ length: writers }, freshStream);
  const acknowledged = new Map(streams.map((stream) => [stream, [] as string[]]));
  let running = true;
  let sentAgain = 0;

  async function append(stream: StreamName, revision: number, event: NewEvent): Promise<void> {
    for (;;) {
      try {
        const answer = await store().append(stream, revision < 0 ? 'none' : revision, [event]);
        if (answer.kind !== 'appended') throw new Error(`${stream} is at ${answer.actual}, not at ${revision}`);
        acknowledged.get(stream)?.push(event.eventId);
        return;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        sentAgain += 1;
        await setTimeout(20);
      }
    }
  }

  const all = streams.map(async (stream) => {
    for (let revision = -1; running; revision += 1) await append(stream, revision, sampleEvent({ revision }));
  });
  return {
    streams,
    acknowledged,
    get sentAgain() {
      return sentAgain;
    },
    count: () => [...acknowledged.values()].reduce((sum, ids) => sum + ids.length, 0),
    async stop() {
      running = false;
      await Promise.all(all);
    },
  };
}

/** Waits until `more` further appends are acknowledged, which shows that writing goes on. */
export async function grown(under: Load, more: number, within = 60_000): Promise<void> {
  const goal = under.count() + more;
  const end = Date.now() + within;
  while (under.count() < goal) {
    if (Date.now() > end) throw new Error(`only ${under.count()} of ${goal} appends were acknowledged in time`);
    await setTimeout(10);
  }
}
