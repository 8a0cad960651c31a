import { describe, expect, test } from '@jest/globals';
import { runInNewContext } from 'node:vm';
import { copyOfHash, copyOfHashes, equalBytes, isBytes } from './bytes.ts';

const hash = new Uint8Array(32).fill(7);

describe('bytes', () => {
  test('are known by what they are, also from another realm', () => {
    expect(isBytes(new Uint8Array(3))).toBe(true);
    expect(isBytes(Buffer.alloc(3))).toBe(true);
    expect(isBytes(runInNewContext('new Uint8Array(3)'))).toBe(true);
    for (const other of [new Uint32Array(3), new DataView(new ArrayBuffer(3)), [1, 2], 'abc', null, undefined, 7]) {
      expect(isBytes(other)).toBe(false);
    }
    expect(isBytes({ [Symbol.toStringTag]: 'Uint8Array', length: 3 })).toBe(false);
  });

  test('a hash is 32 of them, and is copied', () => {
    const copy = copyOfHash(hash);
    expect(copy).toEqual(hash);
    expect(copy).not.toBe(hash);
    for (const other of [hash.subarray(1), new Uint8Array(33), '7'.repeat(32), Array(32).fill(7), null]) {
      expect(copyOfHash(other)).toBeUndefined();
    }
  });

  test('hashes are a list of at most so many', () => {
    expect(copyOfHashes([], 0)).toEqual([]);
    expect(copyOfHashes([hash, hash], 2)).toEqual([hash, hash]);
    expect(copyOfHashes([hash, hash], 1)).toBeUndefined();
    expect(copyOfHashes([hash, hash.subarray(1)], 2)).toBeUndefined();
    expect(copyOfHashes({ length: 1, 0: hash }, 2)).toBeUndefined();
    expect(copyOfHashes(undefined, 2)).toBeUndefined();
  });

  test('are equal where all are, and there are as many', () => {
    expect(equalBytes(hash, Uint8Array.from(hash))).toBe(true);
    expect(equalBytes(hash, hash.with(31, 8))).toBe(false);
    expect(equalBytes(hash.subarray(1), hash)).toBe(false);
    expect(equalBytes(hash, hash.subarray(1))).toBe(false);
  });
});
