import { formatProofFile, proveInclusion, type HashSource } from '@pacta/proof';
import type { SignedCheckpoint } from '../signing/signed-checkpoint.ts';

/** The text of the `.tlog-proof` of the event at leaf index `position`, which the checkpoint must cover. */
export function eventProof(position: number, checkpoint: SignedCheckpoint, tree: HashSource): string {
  const proved = proveInclusion({ index: BigInt(position), size: checkpoint.size, source: tree });
  if (!proved.ok) throw new Error(`no proof can be made: ${proved.reason}`);
  return formatProofFile({ index: BigInt(position), proof: proved.proof, checkpoint: checkpoint.note });
}
