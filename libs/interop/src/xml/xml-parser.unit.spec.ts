import { describe, expect, test } from '@jest/globals';
import { FileFault } from '../file/file-fault.ts';
import { XmlParser } from './xml-parser.ts';

/** What the visitor is told, one text a call, of a document that is written in pieces of this length. */
function visited(document: string, length = document.length): readonly string[] {
  const seen: string[] = [];
  const parser = new XmlParser({
    open: (name, attributes, line) => seen.push(`${line} <${[name, ...Object.entries(attributes).flat()].join(' ')}`),
    text: (text) => seen.push(text),
    close: () => seen.push('>'),
  });
  for (let at = 0; at < document.length; at += length) parser.write(document.slice(at, at + length));
  parser.end();
  return seen;
}

const placeOfFault = (document: string): string | undefined => {
  try {
    visited(document);
  } catch (fault) {
    return (fault as FileFault).place;
  }
  return undefined;
};

describe('a document', () => {
  const DOCUMENT = '\n<?xml version="1.0"?>\r\n<a b="1"\n c="&lt;2">x &amp; y<![CDATA[<z>]]><!-- no -->\u{1f600}</a>';

  test('is passed on in order, with the line where each tag ends', () => {
    expect(visited(DOCUMENT).join('').trim()).toBe('4 <a b 1 c <2x & y<z>\u{1f600}>');
  });

  test('is read the same in pieces of any length', () => {
    for (let length = 1; length < 40; length += 1)
      expect(visited(DOCUMENT, length).join('')).toBe(visited(DOCUMENT).join(''));
  });
});

describe('the place of a fault', () => {
  test.each([
    ['an attribute that is there twice', '<a>\n<b c="1" c="2"/>\n</a>', 'line 2, column 17'],
    ['an ampersand that begins no entity', '<a>\n<b>x & y</b>\n</a>', 'line 2, column 4'],
    ['an ampersand before a semicolon far below', '<a>\n<b>x & y</b>\n\n;</a>', 'line 2, column 4'],
    ['a control character', '<a>\n\nx\u0001</a>', 'line 3, column 3'],
    ['the end, in a tag', '<a>\n<b', 'line 2, column 2'],
  ])('of %s', (_what, document, place) => {
    expect(placeOfFault(document)).toBe(place);
  });
});

test('a piece that never ends is refused before it fills the memory, and many long ones are not', () => {
  const text = 'x'.repeat(1_000_000);
  let written = 0;
  const parser = new XmlParser({ open: () => undefined, text: () => undefined, close: () => undefined });
  parser.write('<a>');
  for (; written < 20; written += 1) parser.write(`${text}<b/>`);
  parser.write('<!--');
  const writeOn = (): void => {
    for (; written < 100; written += 1) parser.write(text);
  };
  expect(writeOn).toThrow(expect.objectContaining({ code: 'piece-too-long', place: 'line 1, column 20000084' }));
  expect(written).toBeLessThan(40);
});
