import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  decodeEntryBundle,
  encodeEntryBundle,
  parseTilePath,
  type Tile,
  tilePath,
  tilesOfTree,
  tileWidth,
} from '../index.ts';
import { runs } from '../property-runs.fixture.ts';

describe('tile paths', () => {
  test.each<[Tile, string]>([
    [{ level: 0, index: 1234067n, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 0n, width: 112 }, 'tile/0/000.p/112'],
    [{ level: 'entries', index: 273n, width: 112 }, 'tile/entries/273.p/112'],
    [{ level: 1, index: 1000n, width: 256 }, 'tile/1/x001/000'],
    [{ level: 63, index: 999n, width: 1 }, 'tile/63/999.p/1'],
  ])('%j', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual({ ok: true, tile });
  });

  test('each tile has one path, and comes back from it', () => {
    const tiles = fc.record({
      level: fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
      index: fc.bigInt({ min: 0n, max: 2n ** 56n - 1n }),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(fc.property(tiles, (tile) => void expect(parseTilePath(tilePath(tile))).toEqual({ ok: true, tile })));
  });

  test.each([
    '/tile/0/000',
    'tile/0/0',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/257',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/data/000',
    'tile/0/000\n',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
    '',
    null,
  ])('%j is none', (path) => {
    expect(parseTilePath(path as string)).toEqual({ ok: false, reason: 'this is no path of a tile' });
  });
});

describe('the tiles of a tree', () => {
  const counted = (size: bigint, from?: bigint) => {
    const widths = new Map<number, number[]>();
    for (const { level, width } of tilesOfTree(size, from)) widths.set(level, [...(widths.get(level) ?? []), width]);
    return [...widths.values()].map((level) => [level.filter((width) => width === 256).length, level.at(-1)]);
  };

  test('of 70,000: as the specification counts them', () => {
    expect(counted(70_000n)).toEqual([
      [273, 112],
      [1, 17],
      [0, 1],
    ]);
  });

  test('of 256: a full one and, above it, one of width 1', () => {
    expect(counted(256n)).toEqual([
      [1, 256],
      [0, 1],
    ]);
  });

  test('none is empty, and the empty tree has none', () => {
    expect([...tilesOfTree(0n)]).toEqual([]);
    expect(tileWidth(256n, 0, 1n)).toBe(0);
    expect(tileWidth(255n, 1, 0n)).toBe(0);
    expect(tileWidth(300n, 'entries', 1n)).toBe(44);
  });

  test('what a tree has more than a smaller one is what growing wrote', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 200_000n }), fc.bigInt({ min: 0n, max: 3000n }), (from, more) => {
        const key = ({ level, index, width }: Tile): string => `${level}/${index}/${width}`;
        const before = new Set([...tilesOfTree(from)].map(key));
        const after = [...tilesOfTree(from + more)].map(key);
        expect([...tilesOfTree(from + more, from)].map(key)).toEqual(after.filter((tile) => !before.has(tile)));
      }),
      runs(30),
    );
  });
});

describe('entry bundles', () => {
  test('come back', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 }), (entries) => {
        expect(decodeEntryBundle(encodeEntryBundle(entries))).toEqual({ ok: true, entries });
      }),
      runs(30),
    );
  });

  test('write a length as a big-endian u16', () => {
    expect(encodeEntryBundle([new Uint8Array(258)]).subarray(0, 3)).toEqual(Uint8Array.of(1, 2, 0));
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  test.each<[string, unknown, string]>([
    ['nothing', new Uint8Array(0), 'the entry bundle is empty'],
    ['half a length', Uint8Array.of(0, 0, 0), 'entry 1 is cut short'],
    ['a cut entry', Uint8Array.of(0, 2, 7), 'entry 0 is cut short'],
    ['257 entries', new Uint8Array(514), 'an entry bundle has at most 256 entries'],
    ['text', 'x', 'an entry bundle is bytes'],
  ])('%s is refused', (_what, bundle, reason) => {
    expect(decodeEntryBundle(bundle as Uint8Array)).toEqual({ ok: false, reason });
  });
});
