import { HASH_BYTES, isBytes } from '../bytes.ts';
import { nodeHash } from '../tree/node-hash.ts';
import type { HashSource } from '../tree/prove.ts';
import type { SubtreeId } from '../tree/subtrees.ts';
import type { Tile } from './tile-path.ts';
import { tileWidth } from './tiles-of-tree.ts';

const TILE_LEVELS = 8;

/** The tile of a tree of `size` from whose hashes a complete subtree is computed, and the range of these hashes. */
export function tileOfSubtree(
  size: bigint,
  { level, index }: SubtreeId,
): { readonly tile: Tile & { readonly level: number }; readonly first: number; readonly count: number } {
  const tileLevel = Math.floor(level / TILE_LEVELS);
  const height = level % TILE_LEVELS;
  const start = index << BigInt(height);
  const tileIndex = start >> BigInt(TILE_LEVELS);
  const width = tileWidth(size, tileLevel, tileIndex);
  const first = Number(start - (tileIndex << BigInt(TILE_LEVELS)));
  return { tile: { level: tileLevel, index: tileIndex, width }, first, count: 2 ** height };
}

/**
 * A source that reads the hash tiles of a tree of `size`. `readTile` returns a tile's bytes, or undefined where it has
 * none; a wider tile than requested will do. To fetch them beforehand: `tileOfSubtree` for each id of `proofSubtrees`.
 */
export function sourceOfTiles(
  size: bigint,
  readTile: (tile: Tile & { readonly level: number }) => Uint8Array | undefined,
): HashSource {
  return {
    hashAt(level, index) {
      const { tile, first, count } = tileOfSubtree(size, { level, index });
      if (first + count > tile.width) return undefined;
      const bytes = readTile(tile);
      if (!isBytes(bytes) || bytes.length < tile.width * HASH_BYTES) return undefined;
      const at = (place: number): Uint8Array => bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);
      const hash = (from: number, width: number): Uint8Array =>
        width === 1 ? at(from) : nodeHash(hash(from, width / 2), hash(from + width / 2, width / 2));
      return hash(first, count);
    },
  };
}
