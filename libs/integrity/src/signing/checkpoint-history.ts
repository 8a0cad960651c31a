import type { CheckpointEntry, CheckpointLog } from '@pacta/event-store';

const AT_ONCE = 64;

/** Every entry of the checkpoint log, newest first, read in pages. @throws StoreUnavailable */
export async function* newestFirst(log: CheckpointLog): AsyncGenerator<CheckpointEntry, void, undefined> {
  let page = await log.newest(AT_ONCE);
  while (page.length > 0) {
    yield* page;
    const last = page.at(-1)?.number ?? 0;
    const from = Math.max(0, last - AT_ONCE);
    page = (await log.read(from, last - from)).toReversed();
  }
}
