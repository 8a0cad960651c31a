import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonFaultAt } from './json-fault.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('jsonFaultAt', () => {
  test.each([
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ["{'a': 1}", 1],
    ['[1 2]', 3],
    ['{"a": tru}', 6],
    ['{"a": 1', 7],
    ['', 0],
    ['{} {}', 3],
    ['{"a": 01}', 7],
  ])('%s breaks at %i', (text, at) => {
    expect(jsonFaultAt(text)).toBe(at);
  });

  test('whatever JSON.stringify makes is whole', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => jsonFaultAt(JSON.stringify(value)) === undefined));
  });

  test('it agrees with JSON.parse on broken text', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', '\\', '0', 'x', '\n'))
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    fc.assert(fc.property(broken, (text) => (jsonFaultAt(text) === undefined) === parses(text)));
  });
});
