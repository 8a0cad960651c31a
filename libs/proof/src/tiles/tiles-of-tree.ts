import { type Tile, TILE_WIDTH } from './tile-path.ts';

const HEIGHT = 8n;
const FULL = BigInt(TILE_WIDTH);

/** Number of hashes in a tile of a tree of `size`: 256, fewer at the right edge, 0 where there is no such tile. */
export function tileWidth(size: bigint, level: Tile['level'], index: bigint): number {
  const hashes = size >> (HEIGHT * BigInt(level === 'entries' ? 0 : level));
  const width = hashes - index * FULL;
  return Number(width < 0n ? 0n : width < FULL ? width : FULL);
}

/**
 * The hash tiles of a tree of `size` that a tree of `from` (0 by default) lacks, or has narrower, lowest level and
 * leftmost first: the tiles that a log must write, each after those that it is computed from.
 */
export function* tilesOfTree(size: bigint, from = 0n): Generator<Tile & { readonly level: number }> {
  for (let level = 0; size >> (HEIGHT * BigInt(level)) > 0n; level++) {
    const shift = HEIGHT * BigInt(level);
    const end = size >> shift;
    const begin = from >> shift;
    if (begin === end) continue;
    for (let index = begin / FULL; index * FULL < end; index++) {
      yield { level, index, width: tileWidth(size, level, index) };
    }
  }
}
