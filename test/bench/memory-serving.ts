import { longestPartnership, type LedgerPlan } from '../generate/generated-ledger.ts';
import { Seeded } from '../generate/seeded.ts';
import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { demoTokens } from '../harness/roles.ts';
import { startService } from '../harness/service.ts';
import { pledging } from './http-commands.ts';
import { httpLoad } from './http-load.ts';
import { residentMiB } from './process-use.ts';

/** Resident memory of one service, in MiB. */
export interface MemoryServing {
  /** Once ready, with its read models already made. */
  readonly atRest: number;
  /** Peak until the pages and reports were read. */
  readonly reading: number;
  /** Peak until the commands after those were answered. */
  readonly writing: number;
}

const SETTINGS = { PACTA_DEMO: '0', PACTA_COMMANDS_PER_MINUTE: '0', PACTA_REPORTS_PER_MINUTE: '0', PACTA_LOG: 'warn' };
const READY_WITHIN_MS = 3_600_000;
const PAGES = 200;
const REPORTS = 20;

/** A service on a generated ledger reads, then writes. */
export async function memoryServing(folder: LedgerFolder, plan: LedgerPlan, seconds: number): Promise<MemoryServing> {
  const filling = await startService(folder, SETTINGS, READY_WITHIN_MS);
  await filling.stop();
  const service = await startService(folder, SETTINGS);
  try {
    const atRest = residentMiB(service.pid);
    await readAnywhere(service.url, folder, plan);
    const reading = residentMiB(service.pid, 'VmHWM');
    await httpLoad(await pledging(folder, service.url), seconds);
    return { atRest, reading, writing: residentMiB(service.pid, 'VmHWM') };
  } finally {
    await service.kill();
  }
}

async function readAnywhere(url: string, folder: LedgerFolder, plan: LedgerPlan): Promise<void> {
  const { auditor } = await demoTokens(folder);
  const { id, lastPosition } = longestPartnership(plan);
  const chance = new Seeded('memory');
  const read = async (path: string): Promise<void> => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${auditor}` } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
  };
  for (let turn = 0; turn < PAGES; turn += 1)
    await read(`/v1/log?reverse=true&asOf=@${chance.whole(plan.events / 2, plan.events - 1)}`);
  for (let turn = 0; turn < REPORTS; turn += 1)
    await read(`/v1/partnerships/${id}/report?asOf=@${chance.whole(Math.ceil(lastPosition / 20), lastPosition)}`);
}
