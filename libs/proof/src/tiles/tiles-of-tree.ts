import { type Tile, TILE_WIDTH } from './tile-path.ts';

const HEIGHT = 8n;
const FULL = BigInt(TILE_WIDTH);

/** Hashes that the tile has in a tree of `size`: 256, fewer at the right edge, 0 where there is no such tile. */
export function tileWidth(size: bigint, level: Tile['level'], index: bigint): number {
  const hashes = size >> (HEIGHT * BigInt(level === 'entries' ? 0 : level));
  const width = hashes - index * FULL;
  return Number(width < 0n ? 0n : width < FULL ? width : FULL);
}

/**
 * The hash tiles that a tree of `size` has and one of `from` (0 by default) has not, or has narrower, lowest level and
 * leftmost first: what a log must write, in an order in which none is hashed before what it stands on.
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
