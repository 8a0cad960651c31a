import { describe, expect, test } from '@jest/globals';
import { EntityCache } from './entity-cache.ts';

const entity = (revision: number) => ({ state: {}, revision, position: revision, partnershipId: null });

describe('the cache of folded states', () => {
  test('lets the least recently used go when it is full', () => {
    const cache = new EntityCache(20);
    cache.put('a', entity(1), 10);
    cache.put('b', entity(2), 10);
    cache.get('a');
    cache.put('c', entity(3), 10);
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')?.revision).toBe(1);
    expect(cache.get('c')?.revision).toBe(3);
  });

  test('keeps nothing that is larger than itself, and counts a replaced entry once', () => {
    const cache = new EntityCache(20);
    cache.put('a', entity(1), 15);
    cache.put('a', entity(2), 15);
    expect(cache.get('a')?.revision).toBe(2);
    cache.put('big', entity(3), 30);
    expect(cache.get('big')).toBeUndefined();
  });
});
