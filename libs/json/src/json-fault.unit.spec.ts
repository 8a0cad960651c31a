import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonFaultOf } from './json-fault.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the fault of a JSON text', () => {
  test.each([
    ['{"a": 1,}', 8, ''],
    ['{"a" 1}', 5, ''],
    ["{'a': 1}", 1, ''],
    ['[1 2]', 3, ''],
    ['{"a": tru}', 6, '/a'],
    ['{"a": 1', 7, ''],
    ['', 0, ''],
    ['{} {}', 3, ''],
    ['{"a": 01}', 7, ''],
    ['{"a": [1, {"b/c": x}]}', 18, '/a/1/b~1c'],
  ])('%s breaks at %i', (text, at, pointer) => {
    expect(jsonFaultOf(text)).toEqual({ kind: 'not-json', at, pointer });
  });

  test.each([
    ['{"a": 1, "a": 1}', 9, '/a'],
    ['{"a": 1, "\\u0061": 2}', 9, '/a'],
    ['{"x": [{"b": 1}, {"b": 1, "c": {}, "b": []}]}', 35, '/x/1/b'],
    ['{"": 1, "": 2}', 8, '/'],
    ['{"__proto__": 1, "__proto__": 2}', 17, '/__proto__'],
  ])('%s has a name twice at %i', (text, at, pointer) => {
    expect(jsonFaultOf(text)).toEqual({ kind: 'name-twice', at, pointer });
  });

  test('whatever JSON.stringify makes has none', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => jsonFaultOf(JSON.stringify(value)) === undefined));
  });

  test('it agrees with JSON.parse on broken text', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', '\\', '0', 'x', '\n'))
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    // A name given twice may come before the place where the text breaks off.
    fc.assert(
      fc.property(broken, (text) => {
        const fault = jsonFaultOf(text);
        return parses(text) ? fault?.kind !== 'not-json' : fault !== undefined;
      }),
    );
  });
});
