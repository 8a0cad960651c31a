import { LEDGER_STREAM } from '@pacta/ledger';
import { placeOf, type Connection } from './connection-string.ts';
import type { KurrentGateway } from './gateway.ts';
import { LOG_ACCESS, LOG_STREAM, historyFault, SETTINGS_STREAM, SETTINGS_TYPE, settingsText } from './history-rules.ts';
import { retried, type RetryParts } from './retry-policy.ts';
import { ServerFault, serverFault } from './server-fault.ts';
import { StoreUnavailable } from '../port.ts';

/** The server can't hold a ledger as it is. The message is one sentence: what is wrong and what to do. */
export class ServerUnfit extends Error {
  override readonly name = 'ServerUnfit';
}

export interface ServerReport {
  readonly version: string;
  /** One warning each: a setting that does not stop the ledger but should be changed. */
  readonly warnings: readonly string[];
}

/** Oldest release that reports when a subscription has caught up, which filtered reads need. */
const OLDEST = [23, 10] as const;
/**
 * A stream that never exists: a request at this revision is refused, either for its revision or for a missing right.
 */
const NOWHERE = 9_007_199_254_740_990;
const PROBE_ID = '00000000-0000-4000-8000-000000000000';

/**
 * Checks the server before anything is written: is it reachable and supported, may this user read the log and append,
 * and is nobody allowed to delete history. Where this user is an administrator and no access control lists are set, it
 * sets them. Changes nothing else.
 * @throws ServerUnfit; StoreUnavailable where it can't be reached
 */
export async function checkServer(
  gateway: KurrentGateway,
  connection: Connection,
  retry: RetryParts,
): Promise<ServerReport> {
  const place = placeOf(connection);
  const version = await reached(gateway, place, retry);
  const warnings: string[] = [];
  const known = refuseOldVersion(version, place);
  if (!known)
    warnings.push(`The KurrentDB at ${place} does not say its version; Pacta is tested on 23.10, 24.10 and 26.0.`);
  await needsRight(() => readOne(gateway), `read the whole log ($all)`, connection);
  await needsRight(() => appendNowhere(gateway), 'append to the streams of a ledger', connection);
  warnings.push(...(connection.tls ? await historyWarnings(gateway, connection) : [insecure(place)]));
  return { version, warnings };
}

async function reached(gateway: KurrentGateway, place: string, retry: RetryParts): Promise<string> {
  try {
    return await retried('reached', () => gateway.version(), retry);
  } catch (error) {
    const fault = serverFault((error as Error).cause ?? error);
    if (fault.kind === 'denied') return 'unknown';
    throw new StoreUnavailable(`No KurrentDB answers at ${place}: ${remedy(fault)}.`, { cause: error });
  }
}

/** The reason, as far as the connection layer's message gives one. */
function remedy(fault: ServerFault): string {
  const message = fault.message;
  if (/certificate|self.signed|issuer/i.test(message))
    return 'its certificate is not trusted; name the file of its authority in tlsCaFile';
  if (/ERR_TLS_CERT_ALTNAME|altnames/i.test(message)) return 'its certificate is for another host name';
  if (/wrong version number|EPROTO|packet length|SSL routines/i.test(message))
    return 'it speaks without TLS; add tls=false to the connection string, or set the server up with certificates';
  if (/ECONNRESET|socket hang up|Protocol error|Session closed|ENOTFOUND|EAI_AGAIN/i.test(message))
    return `the connection breaks (${message.slice(0, 120)}); look at host, port and tls in PACTA_KURRENTDB`;
  return 'start it, or correct PACTA_KURRENTDB';
}

/** False where the version is unknown. @throws ServerUnfit */
function refuseOldVersion(version: string, place: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  if (major === undefined || minor === undefined || Number.isNaN(major) || Number.isNaN(minor)) return false;
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return true;
  throw new ServerUnfit(
    `The KurrentDB at ${place} is version ${version}, and Pacta needs ${OLDEST.join('.')} or newer.`,
  );
}

async function needsRight(attempt: () => Promise<unknown>, what: string, connection: Connection): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    const fault = serverFault(error);
    if (fault.kind !== 'denied')
      throw new StoreUnavailable(`The event store could not be read: ${fault.message}.`, { cause: error });
    const { credentials } = connection;
    throw new ServerUnfit(
      credentials === undefined
        ? `The KurrentDB at ${placeOf(connection)} asks for a user: put user:password@ before the host in PACTA_KURRENTDB.`
        : `The KurrentDB at ${placeOf(connection)} does not let the user ${credentials.username} ${what}: correct its password, or give it the right with 'pacta prepare-server'.`,
    );
  }
}

async function readOne(gateway: KurrentGateway): Promise<void> {
  for await (const _page of gateway.readAll({ limit: 1, pageSize: 1 })) return;
}

const appendNowhere = (gateway: KurrentGateway) =>
  gateway.append({
    stream: LEDGER_STREAM,
    expected: NOWHERE,
    events: [{ id: PROBE_ID, type: 'Probe.v1', data: '{}', metadata: '{}' }],
    deadline: 5_000,
  });

async function historyWarnings(gateway: KurrentGateway, connection: Connection): Promise<readonly string[]> {
  if (!(await mayDeleteHistory(gateway))) return [];
  const open = await setRules(gateway);
  const user = connection.credentials?.username ?? 'this user';
  if (open !== undefined)
    return [
      `History is not protected on the KurrentDB at ${placeOf(connection)}: ${open}; run 'pacta prepare-server' as an administrator.`,
    ];
  return [
    `The user ${user} may delete streams on the KurrentDB at ${placeOf(connection)}, as administrators may: run Pacta as a user of its own, which 'pacta prepare-server' makes.`,
  ];
}

/** Tries each operation at a revision of a stream that does not exist, so that it changes nothing. */
async function mayDeleteHistory(gateway: KurrentGateway): Promise<boolean> {
  const nowhere = BigInt(NOWHERE);
  const ways = [
    () => gateway.deleteStream(LEDGER_STREAM, 'delete', nowhere),
    () => gateway.deleteStream(LEDGER_STREAM, 'tombstone', nowhere),
    () => gateway.writeMetadata(LEDGER_STREAM, { truncateBefore: 0 }, nowhere),
  ];
  for (const way of ways) if (!(await isDenied(way))) return true;
  return false;
}

async function isDenied(way: () => Promise<unknown>): Promise<boolean> {
  try {
    await way();
    return false;
  } catch (error) {
    return serverFault(error).kind === 'denied';
  }
}

/**
 * Sets the access control lists that protect history where none are set and this user may. Lists set by others are
 * kept. Returns why history is still unprotected, or undefined.
 */
export async function setRules(gateway: KurrentGateway): Promise<string | undefined> {
  try {
    const [there] = await gateway.readStream({ stream: SETTINGS_STREAM, from: 'end', limit: 1, backwards: true });
    if (there !== undefined) return historyFault(there.data);
    const event = { id: crypto.randomUUID(), type: SETTINGS_TYPE, data: settingsText(), metadata: '{}' };
    await gateway.append({ stream: SETTINGS_STREAM, expected: -1, events: [event], deadline: 5_000 });
    await gateway.writeMetadata(LOG_STREAM, { acl: LOG_ACCESS }, 'any');
    return undefined;
  } catch (error) {
    const fault = serverFault(error);
    return fault.kind === 'denied' ? 'this user may not say who may delete streams' : fault.message;
  }
}

const insecure = (place: string): string =>
  `The KurrentDB at ${place} runs without TLS and sign-in: whoever reaches it can read and delete everything, so use it to try things out and for nothing else.`;
