import { expect, test } from '@jest/globals';
import { byteSearch } from './byte-search.ts';

test('every place of every text is found in one pass, those that overlap and those at the ends too', () => {
  const seen: [string, number][] = [];
  const search = byteSearch(['abab', 'ababc', 'tail', 'none', 'abax'].map((text) => Buffer.from(text)));
  search.in(Buffer.from('ababab\0ababc…tail'), (text, at) => seen.push([text.toString(), at]));
  expect(seen).toEqual([
    ['abab', 0],
    ['abab', 2],
    ['abab', 7],
    ['ababc', 7],
    ['tail', 15],
  ]);
});

test('bytes that end within a text hold none, and a text of three bytes is refused', () => {
  const seen: string[] = [];
  byteSearch([Buffer.from('secret')]).in(Buffer.from('a secre'), (text) => seen.push(text.toString()));
  expect(seen).toEqual([]);
  expect(() => byteSearch([Buffer.from('abc')])).toThrow('too short');
});
