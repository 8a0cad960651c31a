import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decodeBase64url, decodeHex, encodeBase64url, encodeHex } from './index.ts';

describe('base64url', () => {
  test('agrees with the platform and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = encodeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64url(text)).toEqual(bytes);
      }),
    );
  });

  test('any text that decodes is the only text of its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABQgwz019-_=+/ é'), maxLength: 12 }), (text) => {
        const bytes = decodeBase64url(text);
        expect(bytes === undefined ? text : encodeBase64url(bytes)).toBe(text);
      }),
    );
  });

  test.each(['A', 'AA==', 'AB', 'AA+A', 'A A', 'AAé', 'AAAAA'])('%j is refused', (text) => {
    expect(decodeBase64url(text)).toBeUndefined();
  });
});

describe('hex', () => {
  test('comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeHex(encodeHex(bytes))).toEqual(bytes);
        expect(decodeHex(encodeHex(bytes).toUpperCase())).toEqual(bytes);
      }),
    );
  });

  test.each(['0', '0g', ' 00', '0x00', '00\n'])('%j is refused', (text) => {
    expect(decodeHex(text)).toBeUndefined();
  });
});
