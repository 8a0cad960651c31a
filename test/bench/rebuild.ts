import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type * as LedgerLibrary from '@pacta/ledger';
import type { EntityView } from '@pacta/ledger';
import type * as ProjectionsLibrary from '@pacta/projections';
import type * as SealingLibrary from '@pacta/sealing';
import { builtLibrary } from '../harness/built.ts';
import { timed } from './percentile.ts';
import { fillLedger, openStore } from './store-appends.ts';

/** Events per second of the bare minimum: every leaf read in order and parsed. */
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

export interface RebuiltLedger {
  readonly ledger: string;
  readonly keys: string;
  readonly events: number;
}

/** Events per second of a rebuild of all projections from zero, sealed fields opened, look-up indexes included. */
export async function rebuild({
  ledger,
  keys,
  events,
}: RebuiltLedger): Promise<{ perSecond: number; peakMiB: number }> {
  const { createSealer, openKeyFolder } = await builtLibrary<typeof SealingLibrary>('sealing');
  const opener = createSealer(openKeyFolder(keys, { ledgerFolder: ledger, readOnly: true }));
  const store = await openStore(ledger);
  const file = join(ledger, 'rebuilt.db');
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  try {
    const start = await projecting();
    let reached = 0;
    const milliseconds = await timed(async () => {
      const projector = start({ store, file, opener });
      const waited = await projector.waitForHead(600_000);
      reached = projector.readModels.eventCount();
      const parked = projector.readModels.parked();
      await projector.stop();
      if (waited !== 'reached' || parked.length > 0)
        throw new Error(`The rebuild ended ${waited}, ${parked.length} parked: ${JSON.stringify(parked[0])}`);
    });
    if (reached !== events) throw new Error(`Rebuilt ${reached} events of ${events}`);
    return { perSecond: (events / milliseconds) * 1000, peakMiB: peak / 2 ** 20 };
  } finally {
    clearInterval(watch);
    await store.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  }
}

/** Events per second that all projections take in while they are written, until the last one is there. */
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

type Start = (
  options: Pick<ProjectionsLibrary.ProjectorOptions, 'store' | 'file' | 'opener'>,
) => ProjectionsLibrary.Projector;

/** A projector over every view that libs/ledger exports. */
async function projecting(): Promise<Start> {
  const { startProjector } = await builtLibrary<typeof ProjectionsLibrary>('projections');
  const ledgerLibrary = await builtLibrary<typeof LedgerLibrary>('ledger');
  const exported = Object.values(ledgerLibrary) as unknown[];
  const views = exported.filter(
    (value): value is EntityView<unknown> =>
      typeof value === 'object' && value !== null && 'fold' in value && 'category' in value && 'name' in value,
  );
  const set = { views: [...new Set(views)], knownTypes: [...ledgerLibrary.eventCatalogue.keys()] };
  return (options) => startProjector({ ...set, ...options });
}
