import { expect, test } from '@jest/globals';
import { LruCache } from './lru-cache.ts';

test('what was used last is kept, up to the weight, and what was not goes', () => {
  const cache = new LruCache<string>(10);
  cache.put('a', 'A', 4);
  cache.put('b', 'B', 4);
  expect(cache.get('a')).toBe('A');
  cache.put('c', 'C', 4);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
  cache.put('a', 'larger', 9);
  expect([cache.get('a'), cache.get('c')]).toEqual(['larger', undefined]);
  cache.put('d', 'too large', 11);
  expect([cache.get('a'), cache.get('d')]).toEqual([undefined, 'too large']);
  cache.put('e', 'E', 10);
  expect(cache.get('e')).toBe('E');
  cache.drop('e');
  cache.put('f', 'F', 10);
  expect(cache.get('f')).toBe('F');
  cache.clear();
  expect(cache.get('f')).toBeUndefined();
});
