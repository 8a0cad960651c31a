import { decodeBase64, encodeBase64 } from '../base64.ts';
import { copyOfHash } from '../bytes.ts';
import { parseDecimal } from '../decimal.ts';
import { parseNote, readText } from '../note/parse-note.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { MAX_TREE_SIZE } from '../tree/tree-size.ts';

/** The head of a log's tree: the text of a checkpoint (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The origin line. */
  readonly origin: string;
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** Further lines, opaque, without their newlines. */
  readonly extensions: readonly string[];
}

/** The text that log and witnesses sign. Throws `RangeError` where parsing it would not give the same checkpoint. */
export function formatCheckpoint(checkpoint: Omit<Checkpoint, 'extensions'> & Partial<Checkpoint>): string {
  const { origin, size, root, extensions = [] } = checkpoint;
  const body = [origin, size.toString(), encodeBase64(root), ...extensions, ''].join('\n');
  const read = parseCheckpoint(body);
  if (!read.ok) throw new RangeError(`This is no checkpoint: ${read.reason}`);
  if (read.checkpoint.origin !== origin) throw new RangeError('The origin of a checkpoint is one line');
  return body;
}

/**
 * Parses a checkpoint; verifies neither signatures nor the tree. Accepts the signed note, or its text alone. Never
 * throws.
 */
export function parseCheckpoint(input: string | Uint8Array): Outcome<{ checkpoint: Checkpoint }> {
  return answered(() => {
    const read = readText(input, 'the checkpoint');
    if (!read.ok) return read;
    // Without a blank line the text is unsigned: a checkpoint body has none.
    if (!read.text.includes('\n\n')) return parseCheckpointBody(read.text);
    const note = parseNote(read.text);
    return note.ok ? parseCheckpointBody(note.note.text) : note;
  });
}

/** Parses the signed text alone. */
export function parseCheckpointBody(body: string): Outcome<{ checkpoint: Checkpoint }> {
  const lines = body.split('\n');
  if (lines.pop() !== '') return refused('the checkpoint does not end with a newline');
  const [origin = '', sizeLine = '', rootLine, ...extensions] = lines;
  if (rootLine === undefined) return refused('the checkpoint has fewer than three lines');
  if (lines.includes('')) return refused('the checkpoint has an empty line');
  const size = parseDecimal(sizeLine, MAX_TREE_SIZE);
  if (size === undefined) return refused('the size of the checkpoint is not a decimal number without leading zeros');
  const root = copyOfHash(decodeBase64(rootLine));
  if (root === undefined) return refused('the root of the checkpoint is not base64 of 32 bytes');
  return { ok: true, checkpoint: { origin, size, root, extensions } };
}
