import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as IntegrityLibrary from '@pacta/integrity';
import type * as LedgerLibrary from '@pacta/ledger';
import type * as ProjectionsLibrary from '@pacta/read-models';
import type * as SealingLibrary from '@pacta/sealing';
import { builtLibrary } from '../harness/built.ts';
import { generatedAppends } from './generated-events.ts';
import { openStore } from './store-appends.ts';

/** Events per second, written and added to log index and tree. */
export interface WriteRates {
  readonly without: number;
  readonly with: number;
}

const ROUNDS = 3;

/**
 * The write path with and without integrity (tree updates, a checkpoint each second), in alternating rounds, the best of
 * each. Store and projector run in this process without HTTP, so integrity's share is larger than in a service.
 */
export async function writesWithAndWithout(events: number): Promise<WriteRates> {
  const best = { without: 0, with: 0 };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const side of ['without', 'with'] as const)
      best[side] = Math.max(best[side], await rateOf(events, side === 'with'));
  return best;
}

async function rateOf(events: number, integrity: boolean): Promise<number> {
  const { startProjector } = await builtLibrary<typeof ProjectionsLibrary>('read-models');
  const { eventCatalogue } = await builtLibrary<typeof LedgerLibrary>('ledger');
  const root = mkdtempSync(join(tmpdir(), 'pacta-bench-'));
  const store = await openStore(join(root, 'ledger'));
  const set = { tables: [], knownTypes: [...eventCatalogue.keys()], withoutTree: !integrity };
  const projector = startProjector({ ...set, store, file: join(root, 'ledger', 'read-models.db') });
  const keeper = integrity ? await startSigning(store, projector, join(root, 'keys')) : undefined;
  try {
    const began = performance.now();
    const waiting = new Set<Promise<unknown>>();
    for (const { stream, expected, events: batch } of generatedAppends(events)) {
      const appended = store.append(stream, expected, batch).finally(() => waiting.delete(appended));
      waiting.add(appended);
      if (waiting.size >= 64) await Promise.race(waiting);
    }
    await Promise.all(waiting);
    if ((await projector.waitForHead(600_000)) !== 'reached') throw new Error('The projector did not follow');
    return (events / (performance.now() - began)) * 1_000;
  } finally {
    await keeper?.stop();
    await projector.stop();
    await store.close();
    rmSync(root, { recursive: true });
  }
}

async function startSigning(
  store: Awaited<ReturnType<typeof openStore>>,
  projector: ReturnType<(typeof ProjectionsLibrary)['startProjector']>,
  keyFolder: string,
): Promise<IntegrityLibrary.CheckpointKeeper> {
  const { CheckpointKeeper, CheckpointSigner, openLogKeys } = await builtLibrary<typeof IntegrityLibrary>('integrity');
  const { openKeyFolder } = await builtLibrary<typeof SealingLibrary>('sealing');
  const { readModels } = projector;
  const signer = new CheckpointSigner({
    checkpoints: store.checkpoints,
    tree: { durableSize: () => projector.durableTreeSize(), hashes: readModels.tree },
    keys: openLogKeys(openKeyFolder(keyFolder), 'pacta/bench'),
    keyNumber: async () => 1,
  });
  return new CheckpointKeeper({ signer, treeSize: () => readModels.treeSize() });
}
