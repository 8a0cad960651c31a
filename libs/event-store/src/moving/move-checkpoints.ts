import type { CheckpointLog } from '../checkpoint-log.ts';
import { MoveRefused } from './move-refused.ts';

const PAGE = 500;

/**
 * Copies the signed checkpoints, so that an older one kept elsewhere can still be checked against the ledger. Returns
 * how many there are.
 * @throws MoveRefused where the target holds others
 */
export async function sameCheckpoints(from: CheckpointLog, to: CheckpointLog): Promise<number> {
  let count = 0;
  for (;;) {
    const page = await from.read(count, PAGE);
    for (const { number, note } of page) {
      // The same note at the same number again writes nothing.
      if ((await to.add(number, note)) === 'overtaken')
        throw new MoveRefused(
          `The target holds another checkpoint ${number} than the source: it is not an empty target.`,
        );
      count += 1;
    }
    if (page.length < PAGE) break;
  }
  if ((await to.read(count, 1)).length > 0)
    throw new MoveRefused('The target holds more checkpoints than the source: somebody signs for it already.');
  return count;
}
