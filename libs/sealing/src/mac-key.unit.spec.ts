import { expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { MacKey } from './mac-key.ts';

test('codes are those of HMAC-SHA256, for texts of any length', () => {
  const key = fc.uint8Array({ minLength: 1, maxLength: 64 });
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', minLength: 1_300, maxLength: 3_000 }),
  );
  fc.assert(
    fc.property(key, text, fc.integer({ min: 1, max: 32 }), (bytes, said, length) => {
      const code = createHmac('sha256', bytes).update(said).digest();
      const made = new MacKey(bytes);
      expect(made.of(said)).toEqual(code);
      expect(made.of(said, length)).toEqual(code.subarray(0, length));
    }),
  );
});

test('the key is neither printed nor serialized', () => {
  const bytes = new Uint8Array(32).fill(0xa5);
  const key = new MacKey(bytes);
  for (const said of [
    inspect(key, { showHidden: true, depth: 9 }),
    JSON.stringify(key),
    serialize(key).toString('hex'),
  ])
    expect(said).not.toMatch(/a5a5|165|9393|147/);
});
