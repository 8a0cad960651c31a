import type { CheckpointLog } from '@pacta/event-store';
import { turns } from '@pacta/process';
import { evaluateQuorum, type Policy, type VerifierKey } from '@pacta/proof';
import { newestFirst } from '../signing/checkpoint-history.ts';
import { readEntry, type SignedCheckpoint } from '../signing/signed-checkpoint.ts';

export interface PublicCheckpoint extends SignedCheckpoint {
  /** True where the policy's quorum has cosigned it; also where the policy requires none. */
  readonly quorumMet: boolean;
}

export interface CheckpointSearch {
  readonly checkpoints: CheckpointLog;
  readonly origin: string;
  /** The log's keys, earlier ones included. */
  readonly keys: readonly string[];
  /** The policy with the quorum; absent where no witnesses are used. */
  readonly policy?: Policy | undefined;
}

/** Entries searched, newest first, for one with its quorum: about an hour of a busy log. */
const MOST_SEARCHED = 4_096;

/**
 * The newest checkpoint with at least `size` leaves that its quorum has cosigned, otherwise the newest of that size
 * that only the log has signed. Undefined where there is none.
 * @throws StoreUnavailable
 */
export async function coveringCheckpoint(
  search: CheckpointSearch,
  size: bigint,
): Promise<PublicCheckpoint | undefined> {
  const { checkpoints, origin, keys, policy } = search;
  let newest: PublicCheckpoint | undefined;
  let searched = 0;
  const pace = turns.pace();
  for await (const entry of newestFirst(checkpoints)) {
    // A signature takes about a millisecond to verify, and a quorum may have been missed for long.
    await pace();
    const read = readEntry(entry, origin, [...keys, ...witnessKeys(policy)]);
    if (typeof read === 'string' || read.size < size || (searched += 1) > MOST_SEARCHED) break;
    const found = { ...read, quorumMet: policy === undefined || evaluateQuorum(policy.quorum, read.signedBy).met };
    if (found.quorumMet) return found;
    newest ??= found;
  }
  return newest;
}

const witnessKeys = (policy: Policy | undefined): readonly VerifierKey[] =>
  policy?.witnesses.map(({ key }) => key) ?? [];
