import type { HashSource } from '@pacta/proof';

const MOST_KEPT = 8_192;

/** A bounded cache of tree hashes: proofs of adjacent leaves share most of theirs. */
export function memoHashes(source: HashSource): HashSource {
  const kept = new Map<string, Uint8Array | undefined>();
  return {
    hashAt(level, index) {
      const name = `${level}/${index}`;
      if (kept.has(name)) return kept.get(name);
      const hash = source.hashAt(level, index);
      if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string);
      kept.set(name, hash);
      return hash;
    },
  };
}
