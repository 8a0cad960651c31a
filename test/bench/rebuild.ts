import Database from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type * as LedgerLibrary from '@pacta/ledger';
import type * as ProjectionsLibrary from '@pacta/read-models';
import { builtLibrary } from '../harness/built.ts';
import type { LedgerFolder } from '../harness/ledger-folder.ts';
import { pause, startService } from '../harness/service.ts';
import { residentMiB } from './http-commands.ts';
import { timed } from './percentile.ts';
import { fillLedger, openStore } from './store-appends.ts';

/** Events per second of the baseline: every leaf read in order and parsed. */
export async function rawReadAndParse(ledger: string, events: number): Promise<number> {
  const file = new Database(join(ledger, 'events.db'), { readonly: true });
  let seen = 0;
  const milliseconds = await timed(() => {
    for (const leaf of file
      .prepare('SELECT leaf FROM events ORDER BY position')
      .pluck()
      .iterate() as Iterable<Buffer>) {
      JSON.parse(leaf.toString());
      seen += 1;
    }
  });
  file.close();
  if (seen !== events) throw new Error(`Read ${seen} events of ${events}`);
  return (seen / milliseconds) * 1000;
}

/**
 * A service without read models builds them all: events per second from the creation of their file until every projection
 * has folded the whole log and the look-up indexes exist, and its peak resident memory until then.
 */
export async function rebuild(folder: LedgerFolder, events: number): Promise<{ perSecond: number; peakMiB: number }> {
  const file = join(folder.ledger, 'read-models.db');
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const built = whenBuilt(file, events);
  const service = await startService(folder, { PACTA_DEMO: '0', PACTA_LOG: 'warn' }, BUILT_WITHIN_MS);
  try {
    const milliseconds = await built;
    return { perSecond: (events / milliseconds) * 1000, peakMiB: residentMiB(service.pid, 'VmHWM') };
  } finally {
    await service.stop();
  }
}

const BUILT_WITHIN_MS = 600_000;
const STANDING = `SELECT count(*) FROM sqlite_schema WHERE name IN ('money_movement_by_since', 'reference_by_name')`;

/** Milliseconds from the creation of the file until it is complete. */
async function whenBuilt(file: string, events: number): Promise<number> {
  while (!existsSync(file)) await pause(5);
  const began = performance.now();
  while (performance.now() - began < BUILT_WITHIN_MS) {
    await pause(50);
    const db = new Database(file, { readonly: true });
    try {
      const taken = db.prepare('SELECT min(events) FROM checkpoint').pluck().get();
      if (taken !== events || db.prepare(STANDING).pluck().get() !== 2) continue;
      const parked = db.prepare('SELECT count(*) FROM parked').pluck().get() as number;
      if (parked > 0) throw new Error(`${parked} events are parked: not a measure`);
      return performance.now() - began;
    } catch (fault) {
      // The tables do not exist yet.
      if (!(fault instanceof Database.SqliteError)) throw fault;
    } finally {
      db.close();
    }
  }
  throw new Error(`The read models were not built within ${BUILT_WITHIN_MS / 1000} s`);
}

/** Events per second that all projections fold while events are written, until the last one is folded. */
export async function catchUp(ledger: string, events: number): Promise<{ perSecond: number }> {
  const store = await openStore(ledger);
  const start = await projecting();
  const projector = start({ store, file: join(ledger, 'read-models.db') });
  try {
    const milliseconds = await timed(async () => {
      await fillLedger(store, events);
      if ((await projector.waitForHead(600_000)) !== 'reached') throw new Error('The projector did not follow');
    });
    return { perSecond: (events / milliseconds) * 1000 };
  } finally {
    await projector.stop();
    await store.close();
  }
}

type Start = (options: Pick<ProjectionsLibrary.ProjectorOptions, 'store' | 'file'>) => ProjectionsLibrary.Projector;

/** A projector over every table. */
async function projecting(): Promise<Start> {
  const { startProjector } = await builtLibrary<typeof ProjectionsLibrary>('read-models');
  const { eventCatalogue } = await builtLibrary<typeof LedgerLibrary>('ledger');
  return (options) => startProjector({ knownTypes: [...eventCatalogue.keys()], ...options });
}
