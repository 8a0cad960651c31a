import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, filledPath } from '../harness/api-client.ts';
import { arrangePartnership, COMMAND_DATA } from '../harness/arranged-partnership.ts';
import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { demoTokens } from '../harness/roles.ts';
import { startService } from '../harness/service.ts';
import { httpLoad, type HttpRate, type Request } from './http-load.ts';
import { cpuMs, residentMiB } from './process-use.ts';
import { median } from './percentile.ts';

export interface HttpFigures {
  readonly pacta: Omit<HttpRate, 'answered'>;
  /** A bare server with shared commits, shared-commit-server.ts, and the same body. */
  readonly standIn: Omit<HttpRate, 'answered'>;
  /** Single commits per second. */
  readonly raw: number;
  /** Processor time of the service for one command, in all threads, in microseconds. */
  readonly cpuUs: number;
  /** Memory of the service after the run, in MiB. */
  readonly residentMiB: number;
}

const STAND_IN = fileURLToPath(new URL('shared-commit-server.ts', import.meta.url));
const WARMING_S = 2;
/** Rounds alternate, so that a noisy neighbour affects all three. */
const ROUNDS = 3;

/**
 * Pledges over HTTP to the built service in a process of its own, one event each, in turn with the stand-in for peers and
 * with raw commits. Rate limits are off; all other settings have their defaults.
 */
export async function httpFigures(
  folder: LedgerFolder,
  seconds: number,
  rawCommits: (seconds: number) => number,
): Promise<HttpFigures> {
  const standIn = await startStandIn(join(folder.root, 'stand-in.db'));
  const service = await startService(folder, { PACTA_DEMO: '1', PACTA_COMMANDS_PER_MINUTE: '0', PACTA_LOG: 'warn' });
  try {
    const pledges = await pledging(folder, service.url);
    const bare: Request = { ...pledges, url: standIn.url };
    for (const request of [bare, pledges]) await httpLoad(request, WARMING_S);
    const rates: { raw: number[]; standIn: HttpRate[]; pacta: HttpRate[] } = { raw: [], standIn: [], pacta: [] };
    let [used, answered] = [0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.raw.push(rawCommits(seconds / ROUNDS));
      rates.standIn.push(await httpLoad(bare, seconds / ROUNDS));
      const before = cpuMs(service.pid);
      const pacta = await httpLoad(pledges, seconds);
      rates.pacta.push(pacta);
      used += cpuMs(service.pid) - before;
      answered += pacta.answered;
    }
    return {
      pacta: middle(rates.pacta),
      standIn: middle(rates.standIn),
      raw: median(rates.raw),
      cpuUs: (used / answered) * 1000,
      residentMiB: residentMiB(service.pid),
    };
  } finally {
    standIn.kill();
    await service.kill();
  }
}

/** A pledge into a new partnership of this service. */
export async function pledging(folder: LedgerFolder, url: string): Promise<Request> {
  const api = await connect(url);
  const tokens = await demoTokens(folder);
  const partnershipId = await arrangePartnership(api, tokens);
  const operation = api.operations.get('pledge');
  if (operation === undefined) throw new Error('The OpenAPI document has no operation pledge');
  return {
    url: url + filledPath(operation.path, { partnershipId }),
    headers: { authorization: `Bearer ${tokens.funder}` },
    body: JSON.stringify(COMMAND_DATA.pledge),
  };
}

const middle = (rounds: readonly HttpRate[]): Omit<HttpRate, 'answered'> => ({
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
});

async function startStandIn(file: string): Promise<{ readonly url: string; kill(): void }> {
  const child = spawn(process.execPath, [STAND_IN, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [Buffer | number];
  if (typeof printed === 'number') throw new Error(`The stand-in ended with ${printed}`);
  return { url: printed.toString().trim(), kill: () => void child.kill('SIGKILL') };
}
