import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type * as LedgerLibrary from '@pacta/ledger';
import type { EntityView } from '@pacta/ledger';
import type * as ProjectionsLibrary from '@pacta/projections';
import { builtLibrary } from '../harness/built.ts';
import { timed } from './percentile.ts';
import { openStore } from './store-appends.ts';

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

/** Every view that libs/ledger exports. */
async function allViews(): Promise<EntityView<unknown>[]> {
  const exported = Object.values(await builtLibrary<typeof LedgerLibrary>('ledger')) as unknown[];
  const views = exported.filter(
    (value): value is EntityView<unknown> =>
      typeof value === 'object' && value !== null && 'fold' in value && 'category' in value && 'name' in value,
  );
  return [...new Set(views)];
}

/** Events per second of a rebuild of all projections from zero, look-up indexes included. */
export async function rebuild(ledger: string, events: number): Promise<{ perSecond: number; peakMiB: number }> {
  const { startProjector } = await builtLibrary<typeof ProjectionsLibrary>('projections');
  const { eventCatalogue } = await builtLibrary<typeof LedgerLibrary>('ledger');
  const views = await allViews();
  const store = await openStore(ledger);
  const file = join(ledger, 'rebuilt.db');
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  try {
    let reached = 0;
    const milliseconds = await timed(async () => {
      const projector = startProjector({ store, file, views, knownTypes: eventCatalogue.keys() });
      const waited = await projector.waitForHead(600_000);
      reached = projector.readModels.eventCount();
      const { parked } = { parked: projector.readModels.parked() };
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
