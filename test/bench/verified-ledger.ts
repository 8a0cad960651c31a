import Database from 'better-sqlite3';
import { join } from 'node:path';
import type * as SealingLibrary from '@pacta/sealing';
import { builtFile, builtLibrary } from '../harness/built.ts';
import { runNode } from '../harness/finished-process.ts';
import { idFrom } from '../generate/seeded.ts';
import { caughtUp } from './opened-ledger.ts';
import { fillLedger, openStore } from './store-appends.ts';

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
  await caughtUp({ ledger, keys }, false);
  const startUp = await verificationTime(settings, '--quick');
  const store = await openStore(ledger);
  const salts = await saltsOf(keys);
  await fillLedger(store, count, (eventId) => ({ ...MORE, salt: salts(eventId) }));
  await store.close();
  await caughtUp({ ledger, keys }, false);
  const file = new Database(join(ledger, 'events.db'), { readonly: true });
  const [events, eventBytes] = file.prepare('SELECT count(*), avg(length(leaf)) FROM events').raw().get() as [
    number,
    number,
  ];
  file.close();
  return { env: settings, events, eventBytes: Math.round(eventBytes), startUp };
}

/** The salts that the ledger's secret gives its events: verification derives them again. */
async function saltsOf(keys: string): Promise<(eventId: string) => string> {
  const { createSealer, openKeyFolder } = await builtLibrary<typeof SealingLibrary>('sealing');
  const sealer = createSealer(openKeyFolder(keys, { readOnly: true }));
  return (eventId) => sealer.eventSalt(eventId);
}

/** Milliseconds of `pacta verify`, with its start-up. */
export async function verificationTime(env: NodeJS.ProcessEnv, ...flags: readonly string[]): Promise<number> {
  const began = performance.now();
  const done = await runNode([builtFile('bundle/pacta.js'), 'verify', '--json', ...flags], env, 1_800_000);
  const milliseconds = performance.now() - began;
  if (done.code !== 0) throw new Error(`verify ended with ${done.code}: ${done.stderr}${done.stdout.slice(0, 500)}`);
  return milliseconds;
}
