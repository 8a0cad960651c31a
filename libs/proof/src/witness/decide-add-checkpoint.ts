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

/** The last checkpoint of a log that a witness cosigned: its only durable state. */
export interface WitnessedHead {
  readonly size: bigint;
  readonly root: Uint8Array;
}

/** A witness's response. For 200 the body is still to be made: store `head`, then cosign `text`, then respond. */
export type WitnessAnswer =
  | { readonly status: 400 | 403 | 404 | 422; readonly body: string; readonly contentType: 'text/plain; charset=utf-8' }
  | { readonly status: 409; readonly body: string; readonly contentType: 'text/x.tlog.size' }
  | {
      readonly status: 200;
      /** The log's origin. */
      readonly origin: string;
      /** To be stored by compare-and-set against the head decided on, before responding. */
      readonly head: WitnessedHead;
      /** The text of the checkpoint, to be cosigned. */
      readonly text: string;
      /** The checkpoint as the log signed it, for the witness to serve with its own cosignature. */
      readonly checkpoint: string;
    };

/**
 * The rules of a witness (C2SP tlog-witness) as a pure function: the response to the body of an `add-checkpoint`
 * request. `logs` are the keys of the logs that it witnesses, each named by its log's origin, and `latest` returns the
 * stored head of one. Never throws unless `latest` does.
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

/** Why the checkpoint is not consistent with the stored head, or undefined where it is. */
function growthFault(head: WitnessedHead, checkpoint: Checkpoint, proof: readonly Uint8Array[]): string | undefined {
  const { size, root } = checkpoint;
  if (size === 0n && !equalBytes(root, emptyRoot())) return 'the root of the empty tree is another';
  if (head.size === 0n) return proof.length === 0 ? undefined : 'a proof from the empty tree is empty';
  const verdict = verifyConsistency({ size1: head.size, size2: size, proof, root1: head.root, root2: root });
  return verdict.ok ? undefined : verdict.reason;
}

/** The path segment under which a witness serves its last checkpoint of a log: `GET <prefix>/<this>/checkpoint`. */
export const originHash = (origin: string): string => encodeHex(sha256(encodeUtf8(origin) ?? new Uint8Array(0)));
