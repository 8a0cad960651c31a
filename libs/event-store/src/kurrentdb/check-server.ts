import { LEDGER_STREAM } from '@pacta/ledger';
import { placeOf, type Connection } from './connection-string.ts';
import type { KurrentGateway } from './gateway.ts';
import { LOG_ACCESS, LOG_STREAM, openness, SETTINGS_STREAM, SETTINGS_TYPE, settingsText } from './history-rules.ts';
import { retried, type RetryParts } from './retry-policy.ts';
import { ServerFault, serverFault } from './server-fault.ts';
import { StoreUnavailable } from '../port.ts';

/** The server can't carry a ledger as it is. The message is one sentence: what is wrong and what to do. */
export class ServerUnfit extends Error {
  override readonly name = 'ServerUnfit';
}

export interface ServerReport {
  readonly version: string;
  /** One sentence for each thing that does not stop the ledger and should not stay. */
  readonly warnings: readonly string[];
}

/** Oldest release that says when a subscription has caught up, which reading by filter needs. */
const OLDEST = [23, 10] as const;
/** No stream ever stands there: what is asked for at this revision is refused for its revision, or before that for want of a right. */
const NOWHERE = 9_007_199_254_740_990;
const PROBE_ID = '00000000-0000-4000-8000-000000000000';

/**
 * Looks at the server before anything is written: can it be reached, is it one that is supported, may this user read the
 * log and append, and may nobody take history away. Where this user is an administrator and no lists stand yet, they are
 * set. Changes nothing else.
 *
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
    throw new StoreUnavailable(`No KurrentDB answers at ${place}: ${cure(fault)}.`, { cause: error });
  }
}

/** What stands in the way, as far as the words of the connection layer tell. */
function cure(fault: ServerFault): string {
  const said = fault.message;
  if (/certificate|self.signed|issuer/i.test(said))
    return 'its certificate is not trusted; name the file of its authority in tlsCaFile';
  if (/ERR_TLS_CERT_ALTNAME|altnames/i.test(said)) return 'its certificate is for another host name';
  if (/wrong version number|EPROTO|packet length|SSL routines/i.test(said))
    return 'it speaks without TLS; add tls=false to the connection string, or set the server up with certificates';
  if (/ECONNRESET|socket hang up|Protocol error|Session closed|ENOTFOUND|EAI_AGAIN/i.test(said))
    return `the connection breaks (${said.slice(0, 120)}); look at host, port and tls in PACTA_KURRENTDB`;
  return 'start it, or correct PACTA_KURRENTDB';
}

/** False where the version can't be told. @throws ServerUnfit */
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
  if (!(await mayTakeHistoryAway(gateway))) return [];
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

/** Tries each way at a revision where no stream stands, so that nothing can come of it. */
async function mayTakeHistoryAway(gateway: KurrentGateway): Promise<boolean> {
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
 * Sets the lists that keep history where none stand yet and this user may. Lists that others set stay as they are.
 * Answers why history is open after that, or undefined.
 */
export async function setRules(gateway: KurrentGateway): Promise<string | undefined> {
  try {
    const [there] = await gateway.readStream({ stream: SETTINGS_STREAM, from: 'end', limit: 1, backwards: true });
    if (there !== undefined) return openness(there.data);
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
