import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parseDecimal } from './decimal.ts';
import { decodeBase64, decodeBase64url, decodeHex, encodeBase64, encodeBase64url, encodeHex } from './index.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

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

describe('base64', () => {
  test('agrees with the platform and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(text)).toEqual(bytes);
      }),
    );
  });

  test.each(['A', 'AA', 'AAA', 'AA=', 'AB==', 'AAB=', 'AA==AA==', '====', 'AA-_', 'A A=', 'AAAA\n', 'AAé='])(
    '%j is refused',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );

  test.each([[null], [undefined], [7], [['AAAA']]])('%j is no text', (value) => {
    expect(decodeBase64(value as never)).toBeUndefined();
    expect(decodeBase64url(value as never)).toBeUndefined();
  });
});

describe('decimals', () => {
  test.each(['0', '7', '10', '18446744073709551615'])('%s is read', (text) => {
    expect(parseDecimal(text, 2n ** 64n - 1n)).toBe(BigInt(text));
  });

  test.each([
    '',
    '00',
    '01',
    '-1',
    '+1',
    '1.0',
    '1e3',
    '0x1',
    ' 1',
    '1 ',
    '1_0',
    '18446744073709551616',
    '1'.repeat(21),
  ])('%j is refused', (text) => {
    expect(parseDecimal(text, 2n ** 64n - 1n)).toBeUndefined();
  });

  test('a longer one is refused before it is made a number', () => {
    expect(parseDecimal('1'.repeat(21), 10n ** 30n)).toBeUndefined();
  });
});

describe('UTF-8', () => {
  test('comes back, a byte order mark too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(encodeUtf8(`\ufeff${text}`) as Uint8Array)).toBe(`\ufeff${text}`);
      }),
    );
  });

  test('what is not well-formed has none, and is none', () => {
    expect(encodeUtf8('\ud800')).toBeUndefined();
    expect(decodeUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined();
    expect(decodeUtf8(Uint8Array.of(0xc0, 0xaf))).toBeUndefined();
  });
});
