import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { demoTokens } from '../harness/roles.ts';
import { startService } from '../harness/service.ts';
import { longestPartnership, type LedgerPlan } from '../generate/generated-ledger.ts';
import { Seeded } from '../generate/seeded.ts';
import { median, percentile } from './percentile.ts';

export interface AsOfTimes {
  /** Approximate number of events of the partnership. */
  readonly partnershipEvents: number;
  /** Time of the first, cold answer, in milliseconds. */
  readonly first: number;
  /** Time of one answer over HTTP, to its last byte, in milliseconds. */
  readonly median: number;
  readonly p99: number;
}

const WARMING = 50;
const TURNS = 200;

/** Reports of the longest partnership of a generated ledger, one after the other, as of points spread over its life. */
export async function asOfTimes(folder: LedgerFolder, plan: LedgerPlan): Promise<AsOfTimes> {
  const { id: partnershipId, events: partnershipEvents, lastPosition } = longestPartnership(plan);
  const service = await startService(folder, { PACTA_DEMO: '0', PACTA_REPORTS_PER_MINUTE: '0', PACTA_LOG: 'warn' });
  try {
    const { auditor: token } = await demoTokens(folder);
    const ask = async (position: number): Promise<number> => {
      const began = performance.now();
      const answer = await fetch(`${service.url}/v1/partnerships/${partnershipId}/report?asOf=@${position}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const body = await answer.arrayBuffer();
      if (answer.status !== 200)
        throw new Error(`The report was answered ${answer.status}: ${Buffer.from(body).toString().slice(0, 200)}`);
      return performance.now() - began;
    };
    const chance = new Seeded('as of');
    const anywhere = (): number => chance.whole(Math.ceil(lastPosition / 20), lastPosition);
    const first = await ask(lastPosition);
    for (let turn = 0; turn < WARMING; turn += 1) await ask(anywhere());
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) times.push(await ask(anywhere()));
    return { partnershipEvents, first, median: median(times), p99: percentile(times, 0.99) };
  } finally {
    await service.kill();
  }
}
