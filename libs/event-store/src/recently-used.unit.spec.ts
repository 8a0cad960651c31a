import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RecentlyUsed } from './recently-used.ts';

test('holds the half of its limit that was used last, never more than its limit, and what was put there last', () => {
  const step = fc.record({ key: fc.nat({ max: 12 }), put: fc.boolean() });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 60 }), (half, steps) => {
      const map = new RecentlyUsed<number, string>(2 * half);
      const put = new Map<number, string>();
      /** Last used first. */
      let used: number[] = [];
      for (const [index, { key, put: isPut }] of steps.entries()) {
        if (isPut) {
          map.set(key, `${index}`);
          put.set(key, `${index}`);
        }
        const found = map.get(key);
        if (found !== undefined) expect(found).toBe(put.get(key));
        if (used.slice(0, half).includes(key)) expect(found).toBe(put.get(key));
        if (found !== undefined) used = [key, ...used.filter((other) => other !== key)];
      }
      const held = [...put.keys()].filter((key) => new Set(used.slice(0, 2 * half)).has(key));
      const found = [...put.keys()].filter((key) => map.get(key) !== undefined);
      expect(found.length).toBeLessThanOrEqual(2 * half);
      expect(held.length).toBeLessThanOrEqual(2 * half);
      map.clear();
      expect([...put.keys()].every((key) => map.get(key) === undefined)).toBe(true);
    }),
  );
});
