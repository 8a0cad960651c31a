import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';
import { connect, filledPath } from '../harness/api-client.ts';
import { arrangePartnership, COMMAND_DATA } from '../harness/arranged-partnership.ts';
import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { demoTokens } from '../harness/roles.ts';
import { startService } from '../harness/service.ts';

export interface HttpRate {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Memory of the service after the run, in MiB. */
  readonly residentMiB: number;
}

const CONNECTIONS = 64;

/**
 * Pledges over HTTP to the built service in a process of its own, one event each. Rate limits are off; all other settings
 * have their defaults.
 */
export async function httpCommands(folder: LedgerFolder, seconds: number): Promise<HttpRate> {
  const service = await startService(folder, { PACTA_DEMO: '1', PACTA_COMMANDS_PER_MINUTE: '0', PACTA_LOG: 'warn' });
  try {
    const api = await connect(service.url);
    const tokens = await demoTokens(folder);
    const partnershipId = await arrangePartnership(api, tokens);
    const operation = api.operations.get('pledge');
    if (operation === undefined) throw new Error('The OpenAPI document has no operation pledge');
    const load = (duration: number) =>
      autocannon({
        url: service.url + filledPath(operation.path, { partnershipId }),
        connections: CONNECTIONS,
        duration,
        method: 'POST',
        headers: { authorization: `Bearer ${tokens.funder}`, 'content-type': 'application/json' },
        body: JSON.stringify(COMMAND_DATA.pledge),
      });
    await load(2);
    const result = await load(seconds);
    if (result.non2xx + result.errors + result.timeouts > 0)
      throw new Error(
        `${result.non2xx} refusals, ${result.errors} errors and ${result.timeouts} timeouts: not a measure`,
      );
    const { p50, p99 } = result.latency;
    return { perSecond: result['2xx'] / result.duration, p50, p99, residentMiB: residentMiB(service.pid) };
  } finally {
    await service.kill();
  }
}

/** Current or peak resident memory of a process in MiB; NaN where the system does not report it. */
export function residentMiB(pid: number, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  try {
    const found = new RegExp(`${which}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(found?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
