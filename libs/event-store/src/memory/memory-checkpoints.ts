import { assertEntry, type CheckpointLog } from '../checkpoint-log.ts';

/** Checkpoints in memory; `refuseUnlessOpen` throws while the store is unavailable. */
export function memoryCheckpoints(refuseUnlessOpen: () => void): CheckpointLog {
  const notes: string[] = [];
  const entries = () => notes.map((note, number) => ({ number, note }));
  return {
    async add(number, note) {
      assertEntry(number, note);
      refuseUnlessOpen();
      // Yields, so that signers that start together really race, as they do over a network.
      await Promise.resolve();
      refuseUnlessOpen();
      if (notes[number] === note) return 'added';
      if (number !== notes.length) return 'overtaken';
      notes.push(note);
      return 'added';
    },
    async newest(count) {
      refuseUnlessOpen();
      return entries().toReversed().slice(0, count);
    },
    async read(from, limit) {
      refuseUnlessOpen();
      return entries().slice(from, from + limit);
    },
  };
}
