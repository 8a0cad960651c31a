import { sha256 } from '@noble/hashes/sha2.js';
import { equalBytes } from '../bytes.ts';
import { type Checkpoint, parseCheckpointBody } from '../checkpoint/checkpoint.ts';
import { encodeHex } from '../hex.ts';
import { parseNote, type SignedNote } from '../note/parse-note.ts';
import type { VerifierKey } from '../note/verifier-key.ts';
import { verifySignatures } from '../note/verify-note.ts';
import { emptyRoot } from '../tree/node-hash.ts';
import { verifyConsistency } from '../tree/verify-consistency.ts';
import { encodeUtf8 } from '../utf8.ts';
import { parseAddCheckpoint } from './add-checkpoint.ts';

/** The last checkpoint of a log that a witness cosigned: what it must keep, durably, and nothing more. */
export interface WitnessedHead {
  readonly size: bigint;
  readonly root: Uint8Array;
}

/** A witness's answer. For 200 the body is yet to be made: keep `head`, then cosign `text`, then answer. */
export type WitnessAnswer =
  | { readonly status: 400 | 403 | 404 | 422; readonly body: string; readonly contentType: 'text/plain; charset=utf-8' }
  | { readonly status: 409; readonly body: string; readonly contentType: 'text/x.tlog.size' }
  | {
      readonly status: 200;
      /** Whose head it is. */
      readonly origin: string;
      /** To be kept in place of the one that was decided upon, in one step (compare and set), before answering. */
      readonly head: WitnessedHead;
      /** What is cosigned: the text of the checkpoint. */
      readonly text: string;
      /** The checkpoint as the log signed it, for the witness to serve beside its own cosignature. */
      readonly checkpoint: string;
    };

/**
 * The rules of a witness (C2SP tlog-witness), pure: what to answer to the body of an `add-checkpoint` request, where
 * `logs` are the keys of the logs it witnesses, each named by its log's origin, and `latest` gives the head kept for
 * one. Never throws, so far as `latest` does not.
 */
export function decideAddCheckpoint(of: {
  readonly body: string | Uint8Array;
  readonly logs: readonly VerifierKey[];
  readonly latest: (origin: string) => WitnessedHead | undefined;
}): WitnessAnswer {
  const read = parseAddCheckpoint(of.body);
  if (!read.ok) return answer(400, read.reason);
  const { oldSize, proof, checkpoint: submitted } = read.request;
  const note = parseNote(submitted);
  if (!note.ok) return answer(400, note.reason);
  const body = parseCheckpointBody(note.note.text);
  if (!body.ok) return answer(400, body.reason);
  const { checkpoint } = body;
  const keys = of.logs.filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return answer(404, 'this witness does not know the log');
  const unsigned = signatureFault(note.note, keys);
  if (unsigned !== undefined) return answer(403, unsigned);
  if (oldSize > checkpoint.size) return answer(400, 'the old size is above that of the checkpoint');
  const latest = of.latest(checkpoint.origin) ?? { size: 0n, root: emptyRoot() };
  if (oldSize !== latest.size) return { status: 409, body: `${latest.size}\n`, contentType: 'text/x.tlog.size' };
  const inconsistent = growthFault(latest, checkpoint, proof);
  if (inconsistent !== undefined) return answer(422, inconsistent);
  const { origin, size, root } = checkpoint;
  return { status: 200, origin, head: { size, root }, text: note.note.text, checkpoint: submitted };
}

const answer = (status: 400 | 403 | 404 | 422, reason: string): WitnessAnswer => ({
  status,
  body: `${reason}\n`,
  contentType: 'text/plain; charset=utf-8',
});

function signatureFault(note: SignedNote, keys: readonly VerifierKey[]): string | undefined {
  const found = verifySignatures(note, keys);
  if (!found.ok) return found.reason;
  return found.verified.length === 0 ? 'the log has not signed the checkpoint' : undefined;
}

/** Why the checkpoint does not follow from the head that was kept, or undefined where it does. */
function growthFault(head: WitnessedHead, checkpoint: Checkpoint, proof: readonly Uint8Array[]): string | undefined {
  const { size, root } = checkpoint;
  if (size === 0n && !equalBytes(root, emptyRoot())) return 'the root of the empty tree is another';
  if (head.size === 0n) return proof.length === 0 ? undefined : 'a proof from the empty tree is empty';
  const verdict = verifyConsistency({ size1: head.size, size2: size, proof, root1: head.root, root2: root });
  return verdict.ok ? undefined : verdict.reason;
}

/** The name under which a witness serves its last checkpoint of a log: `GET <prefix>/<this>/checkpoint`. */
export const originHash = (origin: string): string => encodeHex(sha256(encodeUtf8(origin) ?? new Uint8Array(0)));
