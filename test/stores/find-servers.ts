import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KurrentDbContainer, type StartedKurrentDbContainer } from '@testcontainers/kurrentdb';
import { getContainerRuntimeClient } from 'testcontainers';

/** The long-term release that is tested by default; PACTA_KURRENTDB_IMAGE names another. */
const OFFICIAL_IMAGE = 'docker.kurrent.io/kurrent-lts/kurrentdb:26.0.3';

const LOOK = join('test', 'stores', 'holds-nothing.js');

let started: StartedKurrentDbContainer | undefined;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Runs before `npm run test:stores`: finds a KurrentDB to test on (a named server first, then a container engine) and
 * prints which, or why there is none.
 */
export default async function findServers(): Promise<void> {
  const named = process.env['PACTA_TEST_KURRENTDB'];
  if (named !== undefined && named !== '') {
    process.env['PACTA_FOUND_KURRENTDB'] = named;
    say('KurrentDB: the server that PACTA_TEST_KURRENTDB names.');
    return rememberIfEmpty(named);
  }
  const image = process.env['PACTA_KURRENTDB_IMAGE'] ?? OFFICIAL_IMAGE;
  const engine = await getContainerRuntimeClient().catch(() => undefined);
  if (engine === undefined)
    return say('KurrentDB: not tested: PACTA_TEST_KURRENTDB names no server, and no container engine answers.');
  try {
    started = await new KurrentDbContainer(image).start();
  } catch (error) {
    return say(`KurrentDB: not tested: the image ${image} could not be started (${(error as Error).message}).`);
  }
  // The client accepts only the older scheme; Pacta accepts both.
  process.env['PACTA_FOUND_KURRENTDB'] = started.getConnectionString().replace(/^kurrentdb:/, 'esdb:');
  process.env['PACTA_FOUND_KURRENTDB_CONTAINER'] = started.getId();
  say(`KurrentDB: a container of ${image}.`);
  await rememberIfEmpty(process.env['PACTA_FOUND_KURRENTDB']);
}

/** Service nodes create a ledger of their own, so the server must hold none. */
async function rememberIfEmpty(connectionString: string): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, [LOOK, connectionString]);
  if (stdout === 'empty') process.env['PACTA_FOUND_KURRENTDB_EMPTY'] = connectionString;
  else say('KurrentDB: it holds events already, so no service nodes are started on it.');
}

export async function stopServers(): Promise<void> {
  await started?.stop();
}
