import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { pause, startService } from '../harness/service.ts';
import { pledging } from './http-commands.ts';
import { percentile } from './percentile.ts';
import type { Request } from './http-load.ts';

export interface Covered {
  /** Milliseconds from the answer to a command until a signed checkpoint holds its event. */
  readonly p50: number;
  readonly p99: number;
  readonly commands: number;
}

const LOOKING_EVERY_MS = 5;
const COVERED_WITHIN_MS = 30_000;

/**
 * Commands, `inFlight` at a time, each followed until the newest signed checkpoint covers it. Times are as exact as the
 * checkpoint is looked at.
 */
export async function coveredTimes(folder: LedgerFolder, inFlight: number, seconds: number): Promise<Covered> {
  const service = await startService(folder, { PACTA_DEMO: '1', PACTA_COMMANDS_PER_MINUTE: '0', PACTA_LOG: 'warn' });
  try {
    const pledges = await pledging(folder, service.url);
    const answered = new Map<number, number>();
    const times: number[] = [];
    const until = performance.now() + seconds * 1000;
    const writer = async (): Promise<void> => {
      while (performance.now() < until) answered.set(await positionOf(pledges), performance.now());
    };
    let writing = true;
    const writers = Promise.all(Array.from({ length: inFlight }, writer)).finally(() => (writing = false));
    while (writing || answered.size > 0) {
      if (performance.now() > until + COVERED_WITHIN_MS) throw new Error(`${answered.size} events were never covered`);
      const size = await coveredSize(service.url);
      const now = performance.now();
      for (const [position, at] of answered) {
        if (position >= size) continue;
        times.push(Math.max(0, now - at));
        answered.delete(position);
      }
      await pause(LOOKING_EVERY_MS);
    }
    await writers;
    return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), commands: times.length };
  } finally {
    await service.kill();
  }
}

async function positionOf({ url, headers, body }: Request): Promise<number> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  const { receipt } = (await answer.json()) as { receipt?: { position: number | null } };
  if (typeof receipt?.position !== 'number') throw new Error(`A pledge was answered ${answer.status} without position`);
  return receipt.position;
}

/** Events that the newest checkpoint covers: the second line of the note. */
async function coveredSize(url: string): Promise<number> {
  const answer = await fetch(`${url}/checkpoint`);
  return answer.status === 200 ? Number((await answer.text()).split('\n')[1]) : 0;
}
