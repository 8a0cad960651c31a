import { Frontier } from './frontier.ts';
import type { HashSource } from './prove.ts';

/** A source over leaf hashes in memory: every node is hashed once, on creation. */
export function sourceOfLeafHashes(leafHashes: Iterable<Uint8Array>): HashSource {
  const levels: Uint8Array[][] = [];
  const tree = new Frontier({ onSubtree: (level, _index, hash) => (levels[level] ??= []).push(hash) });
  for (const hash of leafHashes) tree.append(hash);
  return { hashAt: (level, index) => levels[level]?.[Number(index)] };
}
