import { describe, expect, test } from '@jest/globals';
import { pointerTokens, pointerTo, valueAt, withValuesAt } from './json-pointer.ts';

/** The example of RFC 6901, section 5. */
const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'e^f': 3, 'i\\j': 5, 'k"l': 6, ' ': 7, 'm~n': 8 };

describe('a JSON pointer', () => {
  test.each<[string, unknown]>([
    ['', document],
    ['/foo', document.foo],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ])('%j finds what RFC 6901 says', (pointer, value) => {
    expect(valueAt(document, pointer)).toEqual({ value });
  });

  test.each([
    'foo',
    '/foo/2',
    '/foo/01',
    '/foo/-',
    '/foo/length',
    '/toString',
    '/__proto__',
    '/foo/0/0',
    '/m~2n',
    '/~',
  ])('%j finds nothing', (pointer) => {
    expect(valueAt(document, pointer)).toBeUndefined();
    expect(() => withValuesAt(document, [[pointer, 1]])).toThrow(RangeError);
  });

  test('finds null, and nothing in an undefined member', () => {
    expect(valueAt({ a: null, b: undefined }, '/a')).toEqual({ value: null });
    expect(valueAt({ a: null, b: undefined }, '/b')).toBeUndefined();
    expect(valueAt({ a: null }, '/a/b')).toBeUndefined();
    expect(valueAt({ a: {} }, '/b/c/d')).toBeUndefined();
  });

  test('is escaped and read back alike', () => {
    expect(pointerTo(pointerTo('', '~1/~0'), 3)).toBe('/~01~1~00/3');
    expect(pointerTokens('/~01~1~00/3')).toEqual(['~1/~0', '3']);
    expect(pointerTokens('foo')).toBeUndefined();
    expect(pointerTokens('/~2')).toBeUndefined();
  });
});

describe('replacing values', () => {
  test('several at once copy what they share once', () => {
    const original = { lines: [{ a: 1, b: 2 }, { a: 3 }] };
    const copy = withValuesAt(original, [
      ['/lines/0/a', 7],
      ['/lines/1', null],
      ['/lines/0/b', 8],
    ]);
    expect(copy).toEqual({ lines: [{ a: 7, b: 8 }, null] });
    expect(original).toEqual({ lines: [{ a: 1, b: 2 }, { a: 3 }] });
  });

  test('copies the way down, shares the rest and leaves the original alone', () => {
    const original = { lines: [{ amount: 1 }, { amount: 2 }], notes: {} };
    const copy = withValuesAt(original, [['/lines/1/amount', 9]]);
    expect(copy).toEqual({ lines: [{ amount: 1 }, { amount: 9 }], notes: {} });
    expect(original.lines[1]?.amount).toBe(2);
    expect(valueAt(copy, '/lines/0')?.value).toBe(original.lines[0]);
    expect(valueAt(copy, '/notes')?.value).toBe(original.notes);
  });

  test('the whole is replaced by the empty pointer', () => {
    expect(withValuesAt({ a: 1 }, [['', 9]])).toBe(9);
  });

  test('a member named __proto__ is a member', () => {
    const copy = withValuesAt(JSON.parse('{"__proto__":{"a":1}}'), [['/__proto__/a', 9]]);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":9}}');
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });
});
