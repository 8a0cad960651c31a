import { parseDecimal } from '../decimal.ts';
import { type Outcome, refused } from '../outcome.ts';

/** Hashes in a full tile: a subtree eight levels high. */
export const TILE_WIDTH = 256;

/** One tile of a log (C2SP tlog-tiles): 256 hashes of level 8 × `level`, or 256 entries, or fewer at the right edge. */
export interface Tile {
  /** 0 to 63, or `entries` for an entry bundle, which has the index of level 0. */
  readonly level: number | 'entries';
  readonly index: bigint;
  /** 1 to 256; below 256 it is a partial tile. */
  readonly width: number;
}

/** Path below the log's prefix, such as `tile/0/x001/x234/067` or `tile/entries/000.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  const groups =
    index
      .toString()
      .padStart(Math.ceil(index.toString().length / 3) * 3, '0')
      .match(/\d{3}/g) ?? [];
  const number = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${number}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/;
/** Index of a tile that holds leaves below 2^64. */
const MAX_INDEX = 2n ** 56n - 1n;
const MAX_LEVEL = 63;

/** The tile of a path; only the canonical path of each tile is accepted. */
export function parseTilePath(path: string): Outcome<{ tile: Tile }> {
  const [, levelText = '', groups = '', widthText] = (typeof path === 'string' && PATH.exec(path)) || [];
  const level = levelText === 'entries' ? levelText : Number(levelText);
  const index = parseDecimal(groups.replaceAll(/[x/]/g, '').replace(/^0+(?=\d)/, ''), MAX_INDEX);
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText);
  const isTile = (level === 'entries' || level <= MAX_LEVEL) && width > 0 && width <= TILE_WIDTH;
  if (index === undefined || !isTile) return refused('this is no path of a tile');
  const tile: Tile = { level, index, width };
  return tilePath(tile) === path ? { ok: true, tile } : refused('this is no path of a tile');
}
