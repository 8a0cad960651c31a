/** One signed checkpoint. */
export interface CheckpointEntry {
  /** 0, 1, 2 … in the order in which they were added. */
  readonly number: number;
  /** The signed note, exactly as it was added. */
  readonly note: string;
}

/**
 * Signed checkpoints (C2SP tlog-checkpoint). The store keeps them outside the log: they have no token and no leaf
 * index, and neither `readAll` nor a subscription returns them. Adding is a compare-and-set: of two signers (two nodes,
 * or one before and after a crash) exactly one adds the next entry, and the other learns of it before it signs. Entries
 * are never changed or deleted.
 */
export interface CheckpointLog {
  /**
   * Durably adds the entry `number` if it is the next one. Adding the same note at the same number again succeeds and
   * writes nothing, so a retry after a lost answer is safe.
   * @throws StoreUnavailable; RangeError where number or note is invalid
   */
  add(number: number, note: string): Promise<'added' | 'overtaken'>;
  /** The newest `count` entries, newest first. @throws StoreUnavailable */
  newest(count: number): Promise<readonly CheckpointEntry[]>;
  /** At most `limit` entries in order, from the entry `from` (inclusive). @throws StoreUnavailable */
  read(from: number, limit: number): Promise<readonly CheckpointEntry[]>;
}

/** Longest note, in UTF-16 code units. Room for sixty witness cosignatures. */
export const MAX_NOTE_LENGTH = 16_384;

/** @throws RangeError */
export function assertEntry(number: number, note: string): void {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no number of a checkpoint`);
  if (note.length === 0 || note.length > MAX_NOTE_LENGTH || !note.isWellFormed())
    throw new RangeError(`A checkpoint is text of 1 to ${MAX_NOTE_LENGTH} characters.`);
}
