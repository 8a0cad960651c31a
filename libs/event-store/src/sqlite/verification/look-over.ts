import type { RowReader } from './row-reader.ts';
import { HASH_BYTES, RowVerification, type Stretch } from './verify-rows.ts';

/** What a first look over a stretch comes to, in a form that threads hand to one another. */
export interface LookedOver {
  /** Nothing is wrong with any of its rows. Where something is, another look has to say what. */
  readonly sound: boolean;
  /** Leaf hashes, 32 bytes each. */
  readonly hashes: Uint8Array<ArrayBuffer>;
  /** Each stream with the revisions of its first and its last event in the stretch. */
  readonly streams: readonly (readonly [stream: string, first: number, last: number])[];
}

/** Looks whether the rows of a stretch are sound by themselves: without the log index, and without what came before. */
export function lookOver(reader: RowReader, { from, to }: Stretch): LookedOver {
  const hashes = new Uint8Array((to - from) * HASH_BYTES);
  const rows = new RowVerification(reader, {
    from,
    to,
    expected: () => undefined,
    onLeaves: (first, told) => hashes.set(told, (first - from) * HASH_BYTES),
  });
  for (const findings of rows.pages()) if (findings.length > 0) return { sound: false, hashes, streams: [] };
  const streams = [...rows.firsts].map(
    ([stream, first]) => [stream, first, rows.revisions.get(stream) as number] as const,
  );
  return { sound: true, hashes, streams };
}
