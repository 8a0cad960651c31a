import type { RowReader } from './row-reader.ts';
import { HASH_BYTES, RowVerification, type Stretch } from './verify-rows.ts';

/** The result of a first scan of a stretch, in a form that threads can send. */
export interface StretchScan {
  /** No row has a fault. Otherwise a second pass finds out which. */
  readonly sound: boolean;
  /** Leaf hashes, 32 bytes each. */
  readonly hashes: Uint8Array<ArrayBuffer>;
  /** Each stream's first and last revision in the stretch. */
  readonly streams: readonly (readonly [stream: string, first: number, last: number])[];
}

/** Checks the rows of a stretch by themselves: without the log index, and without what came before. */
export function scanStretch(reader: RowReader, { from, to }: Stretch): StretchScan {
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
