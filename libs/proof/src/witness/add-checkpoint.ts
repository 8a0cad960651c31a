import { encodeBase64 } from '../base64.ts';
import { parseDecimal } from '../decimal.ts';
import { readText } from '../note/parse-note.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { hashLines } from '../proof-file/proof-file.ts';
import { MAX_TREE_SIZE } from '../tree/tree-size.ts';

/** Most hashes in a request (C2SP tlog-witness). */
const MAX_HASHES = 63;

/** A log's request to a witness: `POST <prefix>/add-checkpoint`. */
export interface AddCheckpoint {
  /** Size of the last checkpoint that the witness cosigned, as the log knows it; 0 for none. */
  readonly oldSize: bigint;
  /** The consistency proof from `oldSize`; empty from 0. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, unchanged. */
  readonly checkpoint: string;
}

/** The body of the request. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return [`old ${oldSize}`, ...proof.map(encodeBase64), '', checkpoint].join('\n');
}

/** Parses the body of a request, but not the checkpoint in it. Never throws. */
export function parseAddCheckpoint(input: string | Uint8Array): Outcome<{ request: AddCheckpoint }> {
  return answered(() => {
    const read = readText(input, 'the request');
    if (!read.ok) return read;
    const end = read.text.indexOf('\n\n');
    if (end < 0) return refused('the request has no blank line before its checkpoint');
    const [oldLine = '', ...lines] = read.text.slice(0, end).split('\n');
    const oldSize = oldLine.startsWith('old ') ? parseDecimal(oldLine.slice(4), MAX_TREE_SIZE) : undefined;
    if (oldSize === undefined) return refused("the first line is not 'old' and a decimal number");
    const proof = hashLines(lines, MAX_HASHES);
    if (typeof proof === 'string') return refused(proof);
    return { ok: true as const, request: { oldSize, proof, checkpoint: read.text.slice(end + 2) } };
  });
}
