import type { CheckpointLog } from '@pacta/event-store';
import { addSignatures, evaluateQuorum, type HashSource, type Policy, type PolicyWitness } from '@pacta/proof';
import type { SignedCheckpoint } from '../signing/signed-checkpoint.ts';
import { askWitness, type PostText, type WitnessReply } from './ask-witness.ts';

export interface Gathering {
  readonly policy: Policy;
  readonly tree: HashSource;
  readonly checkpoints: CheckpointLog;
  readonly log?: (message: string) => void;
  readonly post?: PostText;
}

/**
 * Asks every witness of the policy that has an address to cosign, concurrently, and stores the cosignatures with the
 * checkpoint. An unreachable witness is asked again with the next checkpoint. Returns the answer of each.
 * @throws StoreUnavailable
 */
export async function gatherCosignatures(
  checkpoint: SignedCheckpoint,
  { policy, tree, checkpoints, log = () => undefined, post }: Gathering,
): Promise<ReadonlyMap<PolicyWitness, WitnessReply>> {
  const asked = policy.witnesses.filter(({ url }) => url !== undefined);
  const replies = new Map(
    await Promise.all(
      asked.map(async (witness) => {
        const reply = await askWitness(witness, checkpoint, { tree, ...(post === undefined ? {} : { post }) });
        return [witness, reply] as const;
      }),
    ),
  );
  let { note } = checkpoint;
  const signers = new Set(checkpoint.signedBy);
  for (const [witness, reply] of replies) {
    if (reply.kind !== 'cosigned') {
      log(`The witness ${witness.name} has not cosigned: ${inWords(reply)}.`);
      continue;
    }
    const added = addSignatures({ note, lines: reply.lines, keys: witness.key });
    if (added.ok) {
      note = added.note;
      signers.add(witness.key);
    } else log(`The answer of the witness ${witness.name} is no cosignature of its key: ${added.reason}.`);
  }
  // Overtaken: a newer tree was signed meanwhile, and its own cosignatures will cover this one too.
  if (note !== checkpoint.note) await checkpoints.add(checkpoint.number + 1, note);
  const quorum = evaluateQuorum(policy.quorum, signers);
  if (!quorum.met) log(`The checkpoint of ${checkpoint.size} events is below its quorum: ${quorum.detail}.`);
  return replies;
}

/** Why a witness did not cosign. */
export function inWords(reply: Exclude<WitnessReply, { readonly kind: 'cosigned' }>): string {
  switch (reply.kind) {
    case 'ahead':
      return `it has seen ${reply.size} events of this log, which has fewer: the log is behind, or was put back`;
    case 'inconsistent':
      return `it holds that the log was rewritten (${reply.why})`;
    case 'failed':
      return reply.why;
  }
}
