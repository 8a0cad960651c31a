import { formatAddCheckpoint, proveConsistency, type HashSource, type PolicyWitness } from '@pacta/proof';
import type { SignedCheckpoint } from '../signing/signed-checkpoint.ts';

/** A witness's answer. */
export type WitnessReply =
  | { readonly kind: 'cosigned'; readonly lines: string }
  /** It has cosigned a larger checkpoint of this log: this log lacks events, or was restored. */
  | { readonly kind: 'ahead'; readonly size: bigint }
  /** It reports that this log was rewritten. */
  | { readonly kind: 'inconsistent'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** Sends a request and resolves with status and body; rejects where there is no response. */
export type PostText = (url: string, body: string) => Promise<{ readonly status: number; readonly body: string }>;

/** Time-out of a witness, in milliseconds. */
const PATIENCE = 5_000;
/** The longest answer that is read, in characters: a few signature lines. */
const LONGEST_ANSWER = 16_384;

export const postText: PostText = async (url, body) => {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  return { status: response.status, body: (await response.text()).slice(0, LONGEST_ANSWER) };
};

/**
 * Asks a witness for its cosignature (C2SP tlog-witness). Its last cosigned size is learned from its first response, so
 * no state of witnesses is kept here.
 */
export async function askWitness(
  { url = '' }: Pick<PolicyWitness, 'url'>,
  checkpoint: SignedCheckpoint,
  { tree, known, post = postText }: { readonly tree: HashSource; readonly known?: bigint; readonly post?: PostText },
): Promise<WitnessReply> {
  const address = `${url.replace(/\/+$/, '')}/add-checkpoint`;
  let oldSize = known ?? 0n;
  for (let tries = 0; tries < 3; tries += 1) {
    const proof = growthProof(oldSize, checkpoint.size, tree);
    if (typeof proof === 'string') return { kind: 'failed', why: proof };
    let answer: Awaited<ReturnType<PostText>>;
    try {
      answer = await post(address, formatAddCheckpoint({ oldSize, proof, checkpoint: checkpoint.note }));
    } catch (fault) {
      return { kind: 'failed', why: fault instanceof Error ? fault.message : String(fault) };
    }
    if (answer.status === 200) return { kind: 'cosigned', lines: answer.body };
    if (answer.status === 422) return { kind: 'inconsistent', why: answer.body.trim() };
    if (answer.status !== 409) return { kind: 'failed', why: `it answered ${answer.status}: ${answer.body.trim()}` };
    const size = /^(0|[1-9]\d{0,18})\n$/.exec(answer.body)?.[1];
    if (size === undefined) return { kind: 'failed', why: 'it answered 409 without a size' };
    oldSize = BigInt(size);
    if (oldSize > checkpoint.size) return { kind: 'ahead', size: oldSize };
  }
  return { kind: 'failed', why: 'somebody else keeps asking it about this log' };
}

function growthProof(size1: bigint, size2: bigint, source: HashSource): readonly Uint8Array[] | string {
  if (size1 === 0n) return [];
  const proved = proveConsistency({ size1, size2, source });
  return proved.ok ? proved.proof : proved.reason;
}
