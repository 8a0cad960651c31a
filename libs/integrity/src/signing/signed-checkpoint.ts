import type { CheckpointEntry } from '@pacta/event-store';
import { parseCheckpoint, verifyNote, type Checkpoint, type VerifierKey } from '@pacta/proof';

/** A checkpoint of this log as it stands in the store, its signature verified. */
export interface SignedCheckpoint extends Checkpoint {
  /** Its place among the checkpoints of the store. */
  readonly number: number;
  /** The signed note. */
  readonly note: string;
  /** Which of the given keys signed it. */
  readonly signedBy: readonly VerifierKey[];
}

/** Reads an entry against the log's own keys; a string says what is wrong with it. */
export function readEntry(
  { number, note }: CheckpointEntry,
  origin: string,
  keys: readonly (string | VerifierKey)[],
): SignedCheckpoint | string {
  const parsed = parseCheckpoint(note);
  if (!parsed.ok) return parsed.reason;
  if (parsed.checkpoint.origin !== origin) return `it is of another log, ${parsed.checkpoint.origin}`;
  const verified = verifyNote(note, keys);
  if (!verified.ok) return verified.reason;
  return { ...parsed.checkpoint, number, note, signedBy: verified.note.verified.map(({ key }) => key) };
}
