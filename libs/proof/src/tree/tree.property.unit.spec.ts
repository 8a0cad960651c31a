import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  encodeHex,
  Frontier,
  nodeHash,
  proveConsistency,
  proveInclusion,
  rootOf,
  sourceOfLeafHashes,
  sourceOfTiles,
  tileOfSubtree,
  tilesOfTree,
  verifyConsistency,
  verifyInclusion,
} from '../index.ts';
import { consistencySubtrees, inclusionSubtrees } from '../index.ts';
import { runs } from '../property-runs.fixture.ts';
import { leavesOf } from './known-trees.fixture.ts';

const LEAVES = leavesOf(70_000);
const source = sourceOfLeafHashes(LEAVES);
const MAX = BigInt(LEAVES.length);

/** RFC 6962, section 2.1, word for word, as slow as it stands there. */
function plainRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)));
}

const valueOf = <Value extends object>(outcome: { ok: boolean } & Partial<Value>): Value => {
  expect(outcome.ok).toBe(true);
  return outcome as Value;
};
const rootAt = (size: bigint): Uint8Array => valueOf<{ root: Uint8Array }>(rootOf({ size, source })).root;
const proofIn = (outcome: ReturnType<typeof proveInclusion>): Uint8Array[] =>
  valueOf<{ proof: Uint8Array[] }>(outcome).proof;

/** Sizes near powers of two and tile edges count most. */
const sizes = fc.oneof(
  fc.bigInt({ min: 1n, max: 600n }),
  fc.bigInt({ min: 1n, max: MAX }),
  fc.constantFrom(255n, 256n, 257n, 511n, 512n, 513n, 65_535n, 65_536n, 65_537n, MAX),
);
const flipped = (proof: readonly Uint8Array[], at: number, bit: number): Uint8Array[] =>
  proof.map((hash, index) => {
    const copy = Uint8Array.from(hash);
    if (index === Math.floor(at / 32)) copy[at % 32] = (copy[at % 32] as number) ^ (1 << bit);
    return copy;
  });

describe('any tree', () => {
  test('has the root that the standard defines', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), (size) => {
        expect(rootAt(BigInt(size))).toEqual(plainRoot(LEAVES.slice(0, size)));
      }),
      runs(40),
    );
  });

  test('proves any leaf, and no mutation of proof, index, size or leaf passes', () => {
    fc.assert(
      fc.property(
        sizes.chain((size) => fc.tuple(fc.constant(size), fc.bigInt({ min: 0n, max: size - 1n }))),
        fc.nat(),
        fc.nat(7),
        ([size, index], place, bit) => {
          const proof = proofIn(proveInclusion({ index, size, source }));
          const leafHash = LEAVES[Number(index)] as Uint8Array;
          const claim = { index, size, leafHash, root: rootAt(size), proof };
          expect(verifyInclusion(claim)).toEqual({ ok: true });
          const at = place % Math.max(1, proof.length * 32);
          const mutants = [
            proof.length > 0 && { ...claim, proof: flipped(proof, at, bit) },
            proof.length > 0 && { ...claim, proof: proof.toSpliced(Math.floor(at / 32), 1) },
            { ...claim, proof: proof.toSpliced(Math.floor(at / 32), 0, leafHash) },
            { ...claim, root: flipped([claim.root], place % 32, bit)[0] as Uint8Array },
            { ...claim, leafHash: flipped([leafHash], place % 32, bit)[0] as Uint8Array },
            { ...claim, index: index ^ 1n },
          ];
          for (const mutant of mutants) if (mutant !== false) expect(verifyInclusion(mutant).ok).toBe(false);
        },
      ),
      runs(40),
    );
  });

  test('proves that it grew out of any smaller one, and no mutation passes', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), fc.nat(7), (one, other, place, bit) => {
        const [size1, size2] = one < other ? [one, other] : [other, one];
        const proof = proofIn(proveConsistency({ size1, size2, source }));
        const claim = { size1, size2, root1: rootAt(size1), root2: rootAt(size2), proof };
        expect(verifyConsistency(claim)).toEqual({ ok: true });
        const at = place % Math.max(1, proof.length * 32);
        const mutants = [
          proof.length > 0 && { ...claim, proof: flipped(proof, at, bit) },
          proof.length > 0 && { ...claim, proof: proof.toSpliced(Math.floor(at / 32), 1) },
          { ...claim, proof: proof.toSpliced(Math.floor(at / 32), 0, claim.root1) },
          { ...claim, root1: flipped([claim.root1], place % 32, bit)[0] as Uint8Array },
          { ...claim, root2: flipped([claim.root2], place % 32, bit)[0] as Uint8Array },
          size1 !== size2 && { ...claim, root1: claim.root2, root2: claim.root1 },
        ];
        for (const mutant of mutants) if (mutant !== false) expect(verifyConsistency(mutant).ok).toBe(false);
      }),
      runs(40),
    );
  });

  test('a tree with one leaf exchanged is consistent with none that had it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (size, older, exchanged) => {
        const size1 = BigInt(1 + (older % (size - 1)));
        const place = exchanged % Number(size1);
        const forged = sourceOfLeafHashes(LEAVES.slice(0, size).with(place, LEAVES[9999] as Uint8Array));
        const size2 = BigInt(size);
        const proof = proofIn(proveConsistency({ size1, size2, source: forged }));
        const root2 = valueOf<{ root: Uint8Array }>(rootOf({ size: size2, source: forged })).root;
        expect(verifyConsistency({ size1, size2, root1: rootAt(size1), root2, proof }).ok).toBe(false);
      }),
      runs(40),
    );
  });
});

describe('the frontier', () => {
  test('grows leaf by leaf, from any point where it was kept, to the same root and the same subtrees', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (before, more) => {
        const first = new Frontier();
        LEAVES.slice(0, before).forEach((leaf) => first.append(leaf));
        const seen: string[] = [];
        const wrong: string[] = [];
        const onSubtree = (level: number, index: bigint, hash: Uint8Array): void => {
          seen.push(`${level}/${index}`);
          if (encodeHex(hash) !== encodeHex(source.hashAt(level, index) as Uint8Array)) wrong.push(`${level}/${index}`);
        };
        const { frontier } = valueOf<{ frontier: Frontier }>(Frontier.restore(first, { onSubtree }));
        LEAVES.slice(before, before + more).forEach((leaf) => frontier.append(leaf));
        expect(frontier.size).toBe(BigInt(before + more));
        expect(encodeHex(frontier.root())).toBe(encodeHex(rootAt(BigInt(before + more))));
        expect(wrong).toEqual([]);
        expect(new Set(seen).size).toBe(seen.length);
      }),
      runs(40),
    );
  });

  test('takes whole subtrees that were hashed elsewhere, where they fit', () => {
    const frontier = new Frontier();
    frontier.appendSubtree(8, source.hashAt(8, 0n) as Uint8Array);
    frontier.appendSubtree(8, source.hashAt(8, 1n) as Uint8Array);
    frontier.append(LEAVES[512] as Uint8Array);
    expect(frontier.root()).toEqual(rootAt(513n));
    expect(() => frontier.appendSubtree(1, LEAVES[0] as Uint8Array)).toThrow(RangeError);
  });

  test.each<[string, unknown]>([
    ['a hash too few', { size: 3n, hashes: [LEAVES[0]] }],
    ['a hash too many', { size: 4n, hashes: [LEAVES[0], LEAVES[1]] }],
    ['a short hash', { size: 1n, hashes: [new Uint8Array(31)] }],
    ['no bigint', { size: 1, hashes: [LEAVES[0]] }],
    ['nothing', undefined],
  ])('is not restored from %s', (_what, kept) => {
    expect(Frontier.restore(kept as never)).toMatchObject({ ok: false });
  });
});

describe('tiles as a source', () => {
  /** The tiles of a tree of 70,000, as a log would store them. */
  const stored = new Map<string, Uint8Array>();
  for (const { level, index, width } of tilesOfTree(MAX)) {
    const hashes = Array.from({ length: width }, (_, at) => source.hashAt(level * 8, index * 256n + BigInt(at)));
    stored.set(`${level}/${index}`, Buffer.concat(hashes as Uint8Array[]));
  }

  test('give the proofs that the leaves give, and name beforehand all that they need', () => {
    fc.assert(
      fc.property(sizes, sizes, (one, other) => {
        const [size1, size2] = one < other ? [one, other] : [other, one];
        const wanted = [...inclusionSubtrees(size1 - 1n, size2), ...consistencySubtrees(size1, size2)];
        const fetched = new Set(wanted.map((id) => tileOfSubtree(size2, id).tile).map((t) => `${t.level}/${t.index}`));
        const tiles = sourceOfTiles(size2, ({ level, index }) =>
          fetched.has(`${level}/${index}`) ? stored.get(`${level}/${index}`) : undefined,
        );
        const inclusion = { index: size1 - 1n, size: size2 };
        expect(proveInclusion({ ...inclusion, source: tiles })).toEqual(proveInclusion({ ...inclusion, source }));
        const sizes = { size1, size2 };
        expect(proveConsistency({ ...sizes, source: tiles })).toEqual(proveConsistency({ ...sizes, source }));
      }),
      runs(40),
    );
  });

  test('say which hash is missing, and never read past the tree', () => {
    const none = sourceOfTiles(300n, () => undefined);
    const reason = 'the source has no hash at level 0, index 1';
    expect(proveInclusion({ index: 0n, size: 300n, source: none })).toEqual({ ok: false, reason });
    const short = sourceOfTiles(300n, () => new Uint8Array(32));
    expect(proveInclusion({ index: 0n, size: 300n, source: short })).toEqual({ ok: false, reason });
    expect(short.hashAt(1, 0n)).toBeUndefined();
    const whole = sourceOfTiles(300n, ({ level, index }) => stored.get(`${level}/${index}`));
    expect(whole.hashAt(0, 299n)).toEqual(LEAVES[299]);
    expect(whole.hashAt(0, 300n)).toBeUndefined();
    expect(whole.hashAt(3, 37n)).toBeUndefined();
  });
});
