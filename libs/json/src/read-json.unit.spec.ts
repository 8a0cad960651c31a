import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from './read-json.ts';
import { utf8TextOf } from './utf8-text.ts';

const DEEPEST = 32;
const nested = (levels: number, [open, close]: readonly [string, string]): string =>
  open.repeat(levels) + close.repeat(levels);

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

const texts = fc.string({ unit: fc.constantFrom(...'"\\{[}]:a\n') });

/** Values whose names and texts hold every sign of JSON. */
const values = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'large' },
    texts,
    fc.constantFrom(null, true, 0, -1.5e3),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(texts, tie('any')),
  ),
})).any;

describe('reading JSON', () => {
  test('reads what JSON.stringify makes, as far as it is no deeper than the bound', () => {
    fc.assert(
      fc.property(values, fc.nat(6), (value, levels) => {
        const read = readJson(JSON.stringify(value), levels);
        if (depthOf(value) > levels) expect(read).toMatchObject({ ok: false, fault: { kind: 'too-deep' } });
        else expect(read).toEqual({ ok: true, value });
      }),
    );
  });

  test.each([
    ['lists', ['[', ']']],
    ['objects', ['{"a":', '}']],
  ] as const)('%s at the bound pass, one more does not', (_, signs) => {
    const text = (levels: number): string => nested(levels, signs).replace(':}', ':1}');
    expect(readJson(text(DEEPEST), DEEPEST).ok).toBe(true);
    expect(readJson(text(DEEPEST + 1), DEEPEST)).toMatchObject({ ok: false, fault: { kind: 'too-deep' } });
  });

  test('a name that is there twice is found wherever it is, however it is written', () => {
    fc.assert(
      fc.property(fc.dictionary(texts, values, { minKeys: 1 }), values, fc.nat(), (object, second, which) => {
        const members = Object.entries(object).map(
          ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
        );
        const names = Object.keys(object);
        const name = names[which % names.length] as string;
        const spelt = `"${[...name].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
        const before = `[0,{${members.join(',')},`;
        const read = readJson(`${before}${spelt}:${JSON.stringify(second)}}]`, 1_000);
        expect(read).toMatchObject({ ok: false, fault: { kind: 'name-twice', at: before.length } });
      }),
    );
  });

  test('needs no end: a hundred thousand lists, and a text that never closes', () => {
    expect(readJson('['.repeat(100_000), DEEPEST)).toMatchObject({ fault: { kind: 'too-deep', at: DEEPEST } });
    expect(readJson('{"a":"\\', DEEPEST)).toMatchObject({ fault: { kind: 'not-json' } });
  });

  test('passes over a mark of byte order, and keeps a member called __proto__ a member', () => {
    expect(readJson('\ufeff{"a":1}', DEEPEST)).toEqual({ ok: true, value: { a: 1 } });
    const read = readJson('{"__proto__":{"b":1}}', DEEPEST);
    expect(read.ok && Object.keys(read.value as object)).toEqual(['__proto__']);
  });
});

describe('UTF-8', () => {
  test('is read whole, whatever text it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8TextOf(new TextEncoder().encode(text))).toBe(text);
      }),
    );
  });

  test.each([
    ['a byte of Latin-1', [0x41, 0xc9, 0x63], 1],
    ['a byte that never stands in it', [0x41, 0xff], 1],
    ['a byte that begins nothing', [0x80], 0],
    ['an end within a sign', [0xc3, 0xa9, 0xe2, 0x82], 2],
    ['half of a surrogate pair', [0x41, 0xed, 0xa0, 0x80], 1],
    ['a sign longer than it need be', [0xc0, 0xaf], 0],
  ])('%s is named by its place', (_, bytes, wrongAt) => {
    expect(utf8TextOf(Uint8Array.from(bytes))).toEqual({ wrongAt });
  });
});
