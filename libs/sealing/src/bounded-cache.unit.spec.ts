import { describe, expect, test } from '@jest/globals';
import { BoundedCache } from './bounded-cache.ts';

const kept = (cache: BoundedCache<number>, keys: readonly number[]): readonly number[] =>
  keys.filter((key) => cache.get(String(key)) !== undefined);

describe('a bounded cache', () => {
  test('never holds more than its limit', () => {
    const cache = new BoundedCache<number>(10);
    for (let key = 0; key < 1_000; key += 1) cache.set(String(key), key);
    const found = Array.from({ length: 1_000 }, (_, key) => key).filter((key) => cache.get(String(key)) === key);
    expect(found.length).toBeLessThanOrEqual(10);
    expect(found).toContain(999);
  });

  test('keeps what is used, whatever else passes through', () => {
    const cache = new BoundedCache<number>(10);
    cache.set('0', 0);
    for (let key = 1; key < 100; key += 1) {
      cache.set(String(key), key);
      expect(cache.get('0')).toBe(0);
    }
    expect(kept(cache, [1, 2, 3])).toEqual([]);
  });

  test('forgets what is deleted, in whichever generation', () => {
    const cache = new BoundedCache<number>(4);
    cache.set('old', 1);
    cache.set('newer', 2);
    cache.set('newest', 3);
    for (const key of ['old', 'newer', 'newest']) {
      cache.delete(key);
      expect(cache.get(key)).toBeUndefined();
    }
  });

  test('answers the newest value', () => {
    const cache = new BoundedCache<number>(4);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.set('a', 3);
    expect(cache.get('a')).toBe(3);
  });
});
