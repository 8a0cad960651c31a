import type { CheckpointEntry } from '@pacta/event-store';
import { parseCheckpoint, verifyNote, type Checkpoint, type VerifierKey } from '@pacta/proof';

/** A stored checkpoint of this log, with its signature verified. */
export interface SignedCheckpoint extends Checkpoint {
  /** Its number in the checkpoint log. */
  readonly number: number;
  /** The signed note. */
  readonly note: string;
  /** The given keys that signed it. */
  readonly signedBy: readonly VerifierKey[];
}

/** Verifies an entry against the log's own keys; returns a string where it fails, with the reason. */
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
