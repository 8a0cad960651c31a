import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { displayWidth } from './display-width.ts';
import { flowing, printable, printableDocument, printableValue } from './printable.ts';
import { plain } from './style.ts';
import { facts, table } from './table.ts';
import { wrap } from './wrap.ts';

const page = (width: number) => ({ width, style: plain });

describe('printable', () => {
  test.each([
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['bell\u0007', 'bell\\u{7}'],
    ['\u009b1m', '\\u{9b}1m'],
    ['rtl\u202etxt', 'rtl\\u{202e}txt'],
    ['zero\u200bwidth', 'zero\\u{200b}width'],
    ['a\rb\nc', 'a\\u{d}b\\u{a}c'],
    ['Dépôts — ok', 'Dépôts — ok'],
  ])('%j', (text, shown) => expect(printable(text)).toBe(shown));

  test('lines run on, so that nothing can forge a line of its own', () => {
    expect(flowing('one\n\ttwo\r\nthree')).toBe('one two three');
  });

  test('nothing that is left moves a cursor', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  test('a document is made safe down to its names', () => {
    expect(printableDocument({ 'a\u001b': ['\u0007', 1, null, true] })).toEqual({
      'a\\u{1b}': ['\\u{7}', 1, null, true],
    });
    expect(printableValue({ a: '\u001b' })).toBe('{"a":"\\u001b"}');
    expect(printableValue(undefined)).toBe('');
  });
});

describe('display width', () => {
  test.each([
    ['abc', 3],
    ['Dépôts', 6],
    ['De\u0301po\u0302ts', 6],
    ['奶粉', 4],
    ['👶🏽', 2],
    ['ﬁ', 1],
    ['', 0],
    ['한국', 4],
  ])('%s takes %i columns', (text, width) => expect(displayWidth(text)).toBe(width));
});

describe('wrap', () => {
  test('breaks at spaces, and inside a word only where it must', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrap('', 10)).toEqual(['']);
  });

  test('keeps the margin of a text on each line', () => expect(wrap('  ab cd', 4)).toEqual(['  ab', '  cd']));

  test('no line is wider than asked, and no word is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'Dépôts', '奶粉', 'averylongwordindeed')),
        fc.integer({ min: 2, max: 30 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width);
          expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
          expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        },
      ),
    );
  });
});

describe('table', () => {
  const columns = [
    { heading: 'Who', flexible: true },
    { heading: 'EUR', align: 'right' as const },
  ];

  test('accents and wide characters align', () => {
    const lines = table(columns, [{ cells: ['Dépôts', '1.00'] }, { cells: ['奶粉', '1,000.00'] }], page(60));
    expect(lines).toEqual(['  Who          EUR', '  ────────────────', '  Dépôts      1.00', '  奶粉    1,000.00']);
  });

  test('a remark stands below what it belongs to, and a rule above the total', () => {
    const lines = table(columns, [{ cells: ['A', '1.00\n[e1]'] }, { cells: ['All', '1.00'], total: true }], page(60));
    expect(lines.slice(2)).toEqual(['  A    1.00', '       [e1]', '  ─────────', '  All  1.00']);
  });

  test('becomes cards where it does not fit', () => {
    const lines = table(columns, [{ cells: ['A very long name of an organisation', '123,456,789.00'] }], page(22));
    expect(lines[0]).toBe('  Who  A very long');
    expect(lines.at(-1)).toBe('  EUR  123,456,789.00');
  });

  test('a style never changes where things stand', () => {
    const styled = table(columns, [{ cells: ['Dépôts', '1.00'], role: 'bad' }], {
      width: 60,
      style: (_role, text) => `<${text}>`,
    });
    const bare = table(columns, [{ cells: ['Dépôts', '1.00'], role: 'bad' }], page(60));
    expect(styled.map((line) => line.replaceAll(/[<>]/g, ''))).toEqual(bare);
  });

  test('facts align their values', () => {
    expect(
      facts(
        [
          ['A', 'one'],
          ['Long', 'two'],
        ],
        page(60),
      ),
    ).toEqual(['  A     one', '  Long  two']);
  });
});
