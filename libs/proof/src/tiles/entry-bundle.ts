import { isBytes } from '../bytes.ts';
import { MAX_LEAF_BYTES } from '../leaf.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { TILE_WIDTH } from './tile-path.ts';

const LENGTH_BYTES = 2;

/** The bytes of an entry bundle: each entry after its length as a big-endian u16. Throws `RangeError` on a longer entry. */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + LENGTH_BYTES + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MAX_LEAF_BYTES) throw new RangeError(`An entry has at most ${MAX_LEAF_BYTES} bytes`);
    bundle.set([entry.length >> 8, entry.length & 0xff], at);
    bundle.set(entry, at + LENGTH_BYTES);
    at += LENGTH_BYTES + entry.length;
  }
  return bundle;
}

/** The entries of a complete bundle with at least one and at most 256. */
export function decodeEntryBundle(bundle: Uint8Array): Outcome<{ entries: Uint8Array[] }> {
  return answered(() => {
    if (!isBytes(bundle)) return refused('an entry bundle is bytes');
    const bytes = new Uint8Array(bundle);
    const entries: Uint8Array[] = [];
    for (let at = 0; at < bytes.length;) {
      const [high, low] = bytes.subarray(at, at + LENGTH_BYTES);
      const end = at + LENGTH_BYTES + (high ?? 0) * 256 + (low ?? 0);
      if (end > bytes.length) return refused(`entry ${entries.length} is cut short`);
      if (entries.length === TILE_WIDTH) return refused(`an entry bundle has at most ${TILE_WIDTH} entries`);
      entries.push(bytes.subarray(at + LENGTH_BYTES, end));
      at = end;
    }
    return entries.length === 0 ? refused('the entry bundle is empty') : { ok: true as const, entries };
  });
}
