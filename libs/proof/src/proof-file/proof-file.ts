import { decodeBase64, encodeBase64 } from '../base64.ts';
import { copyOfHash } from '../bytes.ts';
import { parseDecimal } from '../decimal.ts';
import { readText } from '../note/parse-note.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { MAX_PROOF_HASHES, MAX_TREE_SIZE } from '../tree/tree-size.ts';

/** A proof that an entry is in a log, verifiable offline (C2SP tlog-proof). */
export interface ProofFile {
  /** Zero-based. */
  readonly index: bigint;
  /** The inclusion proof. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, unchanged. */
  readonly checkpoint: string;
  /** Opaque and not authenticated. */
  readonly extra?: Uint8Array;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

/** The text of a `.tlog-proof`. */
export function formatProofFile({ index, proof, checkpoint, extra }: ProofFile): string {
  const lines = [HEADER, ...(extra === undefined ? [] : [`extra ${encodeBase64(extra)}`]), `index ${index}`];
  return [...lines, ...proof.map(encodeBase64), '', checkpoint].join('\n');
}

/** Parses a proof file; verifies nothing. Never throws. */
export function parseProofFile(input: string | Uint8Array): Outcome<{ file: ProofFile }> {
  return answered(() => {
    const read = readText(input, 'the proof file');
    if (!read.ok) return read;
    const end = read.text.indexOf('\n\n');
    if (end < 0) return refused('the proof file has no blank line before its checkpoint');
    const checkpoint = read.text.slice(end + 2);
    const [header, ...lines] = read.text.slice(0, end).split('\n');
    if (header !== HEADER) return refused(`the first line is not '${HEADER}'`);
    const extraLine = lines[0]?.startsWith('extra ') === true ? lines.shift() : undefined;
    const extra = extraLine === undefined ? undefined : decodeBase64(extraLine.slice('extra '.length));
    if (extraLine !== undefined && extra === undefined) return refused('the extra data are not base64');
    const indexLine = lines.shift();
    const index =
      indexLine?.startsWith('index ') === true ? parseDecimal(indexLine.slice(6), MAX_TREE_SIZE) : undefined;
    if (index === undefined) return refused("there is no line 'index' with a decimal number");
    const proof = hashLines(lines, MAX_PROOF_HASHES);
    if (typeof proof === 'string') return refused(proof);
    return { ok: true as const, file: { index, proof, checkpoint, ...(extra === undefined ? {} : { extra }) } };
  });
}

/** Lines of base64 with one hash each; a string names the invalid line. */
export function hashLines(lines: readonly string[], limit: number): Uint8Array[] | string {
  if (lines.length > limit) return `there are more than ${limit} hashes`;
  const hashes: Uint8Array[] = [];
  for (const line of lines) {
    const hash = copyOfHash(decodeBase64(line));
    if (hash === undefined) return `hash ${hashes.length + 1} is not base64 of 32 bytes`;
    hashes.push(hash);
  }
  return hashes;
}
