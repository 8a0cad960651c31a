/** One signed checkpoint as the store keeps it. */
export interface CheckpointEntry {
  /** 0, 1, 2 … in the order in which they were added. */
  readonly number: number;
  /** The signed note, character for character. */
  readonly note: string;
}

/**
 * Signed checkpoints, kept by the store itself but outside the log: they have no token and no leaf index, and neither
 * `readAll` nor a subscription shows them. Adding is a compare-and-set, so that of two signers, be they two nodes or one
 * before and one after a crash, exactly one goes on from an entry and the other learns of it before it signs anything.
 * Entries never change and are never taken away.
 */
export interface CheckpointLog {
  /**
   * Adds the entry `number`, durably, where it is the next one. The same note at the same number again is a success that
   * writes nothing: the answer to the first try may have been lost.
   * @throws StoreUnavailable; RangeError where number or note can't be one
   */
  add(number: number, note: string): Promise<'added' | 'overtaken'>;
  /** The newest `count` entries, newest first. @throws StoreUnavailable */
  newest(count: number): Promise<readonly CheckpointEntry[]>;
  /** From the entry `from` (inclusive) on, at most `limit`, in order. @throws StoreUnavailable */
  read(from: number, limit: number): Promise<readonly CheckpointEntry[]>;
}

/** Longest note, in UTF-16 code units: sixty witnesses fit. */
export const MAX_NOTE_LENGTH = 16_384;

/** @throws RangeError */
export function assertEntry(number: number, note: string): void {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no number of a checkpoint`);
  if (note.length === 0 || note.length > MAX_NOTE_LENGTH || !note.isWellFormed())
    throw new RangeError(`A checkpoint is text of 1 to ${MAX_NOTE_LENGTH} characters.`);
}
