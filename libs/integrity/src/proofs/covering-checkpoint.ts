import type { CheckpointLog } from '@pacta/event-store';
import { evaluateQuorum, type Policy, type VerifierKey } from '@pacta/proof';
import { newestFirst } from '../signing/checkpoint-history.ts';
import { readEntry, type SignedCheckpoint } from '../signing/signed-checkpoint.ts';

export interface PublicCheckpoint extends SignedCheckpoint {
  /** True where the witnesses that the policy asks for have cosigned it; also where it asks for none. */
  readonly quorumMet: boolean;
}

export interface CheckpointSearch {
  readonly checkpoints: CheckpointLog;
  readonly origin: string;
  /** The log's own keys, old ones too. */
  readonly keys: readonly string[];
  /** What has to be cosigned; absent where no witnesses are asked. */
  readonly policy?: Policy | undefined;
}

/** Entries looked through for one with its quorum, newest first: about an hour of a busy log. */
const MOST_LOOKED_AT = 4_096;

/**
 * The newest checkpoint with at least `size` leaves that its quorum has cosigned, else the newest one with so many that
 * the log alone has signed. Undefined where there is none.
 * @throws StoreUnavailable
 */
export async function coveringCheckpoint(
  search: CheckpointSearch,
  size: bigint,
): Promise<PublicCheckpoint | undefined> {
  const { checkpoints, origin, keys, policy } = search;
  let newest: PublicCheckpoint | undefined;
  let looked = 0;
  for await (const entry of newestFirst(checkpoints)) {
    const read = readEntry(entry, origin, [...keys, ...witnessKeys(policy)]);
    if (typeof read === 'string' || read.size < size || (looked += 1) > MOST_LOOKED_AT) break;
    const found = { ...read, quorumMet: policy === undefined || evaluateQuorum(policy.quorum, read.signedBy).met };
    if (found.quorumMet) return found;
    newest ??= found;
  }
  return newest;
}

const witnessKeys = (policy: Policy | undefined): readonly VerifierKey[] =>
  policy?.witnesses.map(({ key }) => key) ?? [];
