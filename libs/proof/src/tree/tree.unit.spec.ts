import { describe, expect, test } from '@jest/globals';
import {
  emptyRoot,
  encodeHex,
  Frontier,
  leafHash,
  nodeHash,
  proveConsistency,
  proveInclusion,
  rootOf,
  sourceOfLeafHashes,
  verifyConsistency,
  verifyInclusion,
} from '../index.ts';
import { KNOWN_LEAVES, KNOWN_ROOTS, leavesOf } from './known-trees.fixture.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('tree hashes', () => {
  test('of a node and of nothing are the published ones', () => {
    expect(encodeHex(nodeHash(text('N123'), text('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
    expect(encodeHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('a leaf is no node: the same bytes hash differently', () => {
    const [left, right] = [leafHash(text('a')), leafHash(text('b'))];
    expect(leafHash(Uint8Array.of(...left, ...right))).not.toEqual(nodeHash(left, right));
  });

  test.each(KNOWN_ROOTS.map((root, size) => [size, root] as const))('the root of %i known leaves', (size, root) => {
    const frontier = new Frontier();
    KNOWN_LEAVES.slice(0, size).forEach((leaf) => frontier.append(leaf));
    expect(frontier.root()).toEqual(root);
    expect(rootOf({ size: BigInt(size), source: sourceOfLeafHashes(KNOWN_LEAVES) })).toEqual({ ok: true, root });
  });
});

describe('proofs over the known tree', () => {
  const source = sourceOfLeafHashes(KNOWN_LEAVES);
  const pairs = KNOWN_ROOTS.flatMap((_, size2) => KNOWN_ROOTS.slice(0, size2 + 1).map((_, size1) => [size1, size2]));

  test.each(pairs as [number, number][])('leaf %i is in a tree of %i, where it is there at all', (index, size) => {
    const proved = proveInclusion({ index: BigInt(index), size: BigInt(size), source });
    if (index >= size) {
      expect(proved).toEqual({ ok: false, reason: `no leaf ${index} in a tree of ${size}` });
      return;
    }
    const claim = {
      index: BigInt(index),
      size: BigInt(size),
      leafHash: KNOWN_LEAVES[index] as Uint8Array,
      root: KNOWN_ROOTS[size] as Uint8Array,
      proof: proved.ok ? proved.proof : [],
    };
    expect(verifyInclusion(claim)).toEqual({ ok: true });
  });

  test.each(pairs as [number, number][])('a tree of %i grew into one of %i', (size1, size2) => {
    const sizes = { size1: BigInt(size1), size2: BigInt(size2) };
    const proved = proveConsistency({ ...sizes, source });
    const roots = { root1: KNOWN_ROOTS[size1] as Uint8Array, root2: KNOWN_ROOTS[size2] as Uint8Array };
    const verdict = verifyConsistency({ ...sizes, ...roots, proof: proved.ok ? proved.proof : [] });
    expect([proved.ok, verdict.ok]).toEqual(size1 === 0 ? [false, false] : [true, true]);
  });

  test('the proofs of RFC 6962, section 2.1.3, have the hashes that it names', () => {
    const seven = sourceOfLeafHashes(leavesOf(7));
    const at = (level: number, index: number): Uint8Array => seven.hashAt(level, BigInt(index)) as Uint8Array;
    const [a, b, c, d, e, f, j] = leavesOf(7) as [Uint8Array, ...Uint8Array[]] as Uint8Array[];
    const [g, h, i, k] = [at(1, 0), at(1, 1), at(1, 2), at(2, 0)];
    const l = nodeHash(i as Uint8Array, j as Uint8Array);
    const inclusion = (index: bigint) => proveInclusion({ index, size: 7n, source: seven });
    expect(inclusion(0n)).toEqual({ ok: true, proof: [b, h, l] });
    expect(inclusion(3n)).toEqual({ ok: true, proof: [c, g, l] });
    expect(inclusion(4n)).toEqual({ ok: true, proof: [f, j, k] });
    expect(inclusion(6n)).toEqual({ ok: true, proof: [i, k] });
    const consistency = (size1: bigint) => proveConsistency({ size1, size2: 7n, source: seven });
    expect(consistency(3n)).toEqual({ ok: true, proof: [c, d, g, l] });
    expect(consistency(4n)).toEqual({ ok: true, proof: [l] });
    expect(consistency(6n)).toEqual({ ok: true, proof: [i, j, k] });
    expect([a, e]).not.toContain(undefined);
  });
});

describe('what a verifier of inclusion refuses, and why', () => {
  const source = sourceOfLeafHashes(KNOWN_LEAVES);
  const proved = proveInclusion({ index: 2n, size: 8n, source });
  const proof = proved.ok ? proved.proof : [];
  const claim = { index: 2n, size: 8n, leafHash: KNOWN_LEAVES[2], root: KNOWN_ROOTS[8], proof };
  const one = { index: 0n, size: 1n, leafHash: KNOWN_LEAVES[0], root: KNOWN_ROOTS[1], proof: [] };

  test.each<[string, object, string]>([
    ['the index at the size', { index: 8n }, 'there is no leaf 8 in a tree of 8'],
    ['an empty tree', { index: 0n, size: 0n, proof: [] }, 'there is no leaf 0 in a tree of 0'],
    ['a number for a bigint', { index: 2 }, 'index and size must be unsigned 64-bit bigints'],
    ['a negative index', { index: -1n }, 'index and size must be unsigned 64-bit bigints'],
    ['a size past 64 bits', { size: 2n ** 64n }, 'index and size must be unsigned 64-bit bigints'],
    ['another index', { index: 3n }, 'the proof leads to another root'],
    ['another leaf', { leafHash: KNOWN_LEAVES[3] }, 'the proof leads to another root'],
    ['another root', { root: KNOWN_ROOTS[7] }, 'the proof leads to another root'],
    ['a short leaf hash', { leafHash: new Uint8Array(31) }, 'the leaf hash is not 32 bytes'],
    ['a long root', { root: new Uint8Array(33) }, 'the root is not 32 bytes'],
    ['a root in hex', { root: 'ab' }, 'the root is not 32 bytes'],
    ['a short hash in the proof', { proof: [new Uint8Array(31)] }, 'the proof is not a list of 32-byte hashes'],
    ['no proof', { proof: undefined }, 'the proof is not a list of 32-byte hashes'],
    ['a proof with holes', { proof: Array(3) }, 'the proof is not a list of 32-byte hashes'],
    ['a proof of a million hashes', { proof: Array(1e6).fill(proof[0]) }, 'the proof is not a list of 32-byte hashes'],
    ['a hash too many', { proof: [...proof, proof[0]] }, 'the proof is longer than the tree is high'],
    ['a hash too few', { proof: proof.slice(0, 2) }, 'the proof is shorter than the tree is high'],
  ])('%s', (_what, change, reason) => {
    expect(verifyInclusion({ ...claim, ...change } as never)).toEqual({ ok: false, reason });
  });

  test('a proof for the only leaf of a tree', () => {
    expect(verifyInclusion(one as never)).toEqual({ ok: true });
    const reason = 'the proof is longer than the tree is high';
    expect(verifyInclusion({ ...one, proof: [proof[0]] } as never)).toEqual({ ok: false, reason });
  });
});

describe('what a verifier of consistency refuses, and why', () => {
  const proved = proveConsistency({ size1: 6n, size2: 8n, source: sourceOfLeafHashes(KNOWN_LEAVES) });
  const proof = proved.ok ? proved.proof : [];
  const claim = { size1: 6n, size2: 8n, root1: KNOWN_ROOTS[6], root2: KNOWN_ROOTS[8], proof };
  const same = { size1: 8n, size2: 8n, root1: KNOWN_ROOTS[8], root2: KNOWN_ROOTS[8], proof: [] };

  test('first of all it accepts the proof', () => {
    expect(verifyConsistency(claim as never)).toEqual({ ok: true });
    expect(verifyConsistency(same as never)).toEqual({ ok: true });
  });

  test.each<[string, object, string]>([
    ['the empty tree', { size1: 0n, root1: KNOWN_ROOTS[0] }, 'a proof from the empty tree says nothing'],
    ['two empty trees', { size1: 0n, size2: 0n, proof: [] }, 'a proof from the empty tree says nothing'],
    ['a tree that shrank', { size1: 9n }, "a tree of 9 can't grow into one of 8"],
    ['a number for a bigint', { size1: 6 }, 'sizes must be unsigned 64-bit bigints'],
    ['a size past 64 bits', { size2: 2n ** 64n }, 'sizes must be unsigned 64-bit bigints'],
    ['an empty proof', { proof: [] }, 'the proof is empty'],
    ['a proof that is no list', { proof: 'x' }, 'the proof is not a list of 32-byte hashes'],
    ['a short old root', { root1: new Uint8Array(31) }, 'a root is not 32 bytes'],
    ['a long new root', { root2: new Uint8Array(33) }, 'a root is not 32 bytes'],
    ['another old root', { root1: KNOWN_ROOTS[5] }, 'the proof does not lead to the older root: the past differs'],
    ['another new root', { root2: KNOWN_ROOTS[7] }, 'the proof does not lead to the newer root'],
    ['a hash too many', { proof: [...proof, proof[0]] }, 'the proof is longer than the tree is high'],
    ['a hash too few', { proof: proof.slice(0, -1) }, 'the proof is shorter than the tree is high'],
    ['the first hash left out', { proof: proof.slice(1) }, 'the proof is shorter than the tree is high'],
  ])('%s', (_what, change, reason) => {
    expect(verifyConsistency({ ...claim, ...change } as never)).toEqual({ ok: false, reason });
  });

  test.each<[string, object, string]>([
    ['a proof between equal sizes', { proof: [proof[0]] }, 'two trees of one size need no proof, and this has one'],
    ['different roots of one size', { root1: KNOWN_ROOTS[7] }, 'two trees of one size have different roots'],
  ])('%s', (_what, change, reason) => {
    expect(verifyConsistency({ ...same, ...change } as never)).toEqual({ ok: false, reason });
  });
});
