import Database from 'better-sqlite3';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as LedgerSettings from '@pacta/opening';
import type * as OpenLedger from '@pacta/opening';
import { builtFile } from '../harness/built.ts';
import { runNode } from '../harness/finished-process.ts';
import { idFrom } from '../generate/seeded.ts';
import { fillLedger, openStore } from './store-appends.ts';

const CATCHING_UP = 1_800_000;

export interface LedgerToVerify {
  readonly env: NodeJS.ProcessEnv;
  readonly events: number;
  /** Average size of a leaf, in bytes. */
  readonly eventBytes: number;
  /** Milliseconds of `pacta verify --quick` on a nearly empty ledger. */
  readonly startUp: number;
}

/** Metadata that make an event about 600 bytes long, a common size. */
const MORE = { correlationId: idFrom('correlation'), onBehalfOf: 'organisation-1' };

/** A ledger of small plain events, with its log index, its read models and a signed checkpoint. */
export async function ledgerToVerify(root: string, env: NodeJS.ProcessEnv, count: number): Promise<LedgerToVerify> {
  const [ledger, keys] = [join(root, 'ledger'), join(root, 'ledger-keys')];
  const settings = { ...env, PACTA_LEDGER: ledger, PACTA_KEYS: keys };
  await caughtUp(ledger, keys);
  const startUp = await verificationTime(settings, '--quick');
  const store = await openStore(ledger);
  await fillLedger(store, count, MORE);
  await store.close();
  await caughtUp(ledger, keys);
  const file = new Database(join(ledger, 'events.db'), { readonly: true });
  const [events, eventBytes] = file.prepare('SELECT count(*), avg(length(leaf)) FROM events').raw().get() as [
    number,
    number,
  ];
  file.close();
  return { env: settings, events, eventBytes: Math.round(eventBytes), startUp };
}

/** Opens or creates the ledger as a service does, until all of it is projected and covered by a checkpoint. */
async function caughtUp(ledger: string, keys: string): Promise<void> {
  const { ledgerSettings } = await built<typeof LedgerSettings>('ledger-settings');
  const { openLedger } = await built<typeof OpenLedger>('open-ledger');
  const settings = ledgerSettings({ flags: { ledger, keys }, env: { PACTA_DEMO: '0' } });
  const opened = await openLedger(settings, { write: true });
  try {
    if ((await opened.projector.waitForHead(CATCHING_UP)) !== 'reached') throw new Error('The read models lag.');
    await opened.integrity.signer.sign();
  } finally {
    await opened.close();
  }
}

const built = <Module>(name: string): Promise<Module> =>
  import(pathToFileURL(builtFile(`libs/opening/src/${name}.js`)).href) as Promise<Module>;

/** Milliseconds of `pacta verify`, with its start-up. */
export async function verificationTime(env: NodeJS.ProcessEnv, ...flags: readonly string[]): Promise<number> {
  const began = performance.now();
  const done = await runNode([builtFile('bundle/pacta.js'), 'verify', '--json', ...flags], env, 1_800_000);
  const milliseconds = performance.now() - began;
  if (done.code !== 0) throw new Error(`verify ended with ${done.code}: ${done.stderr}${done.stdout.slice(0, 500)}`);
  return milliseconds;
}
