import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, findLeafFault } from '@pacta/proof';
import { NotCanonical, scanCanonical } from './canonical-scan.ts';

const isCanonical = (bytes: Buffer): boolean => {
  try {
    scanCanonical(bytes);
    return true;
  } catch (fault) {
    if (fault instanceof NotCanonical) return false;
    throw fault;
  }
};

/** The slow way: parse, and write again. */
const isCanonicalByRewriting = (bytes: Buffer): boolean => {
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes)) return false;
  try {
    const value: unknown = JSON.parse(text);
    return findLeafFault(value) === undefined && canonicalJson(value) === text;
  } catch {
    return false;
  }
};

const leafJson = fc
  .jsonValue({ noUnicodeString: false, maxDepth: 5 })
  .map(
    (value) =>
      JSON.parse(
        JSON.stringify(value, (_, member: unknown) =>
          typeof member === 'number'
            ? Math.trunc(member) % 2 ** 53
            : typeof member === 'string'
              ? member.toWellFormed()
              : member,
        ),
      ) as unknown,
  )
  .filter((value) => findLeafFault(value) === undefined);

test('every canonical text passes', () => {
  fc.assert(
    fc.property(leafJson, (value) => isCanonical(Buffer.from(canonicalJson(value)))),
    { numRuns: 500 },
  );
});

test('a text with one byte changed, put in or taken out passes only if it is canonical again', () => {
  fc.assert(
    fc.property(
      leafJson,
      fc.nat(),
      fc.nat({ max: 255 }),
      fc.constantFrom('change', 'insert', 'remove'),
      (value, at, byte, how) => {
        const bytes = Buffer.from(canonicalJson(value));
        const place = at % bytes.length;
        const rest = bytes.subarray(how === 'insert' ? place : place + 1);
        const altered = Buffer.concat([
          bytes.subarray(0, place),
          how === 'remove' ? Buffer.of() : Buffer.of(byte),
          rest,
        ]);
        expect([altered.toString(), isCanonical(altered)]).toEqual([
          altered.toString(),
          isCanonicalByRewriting(altered),
        ]);
      },
    ),
    { numRuns: 3_000 },
  );
});

test.each([
  '',
  ' {}',
  '{} ',
  '{"b":1,"a":2}',
  '{"a":1,"a":1}',
  '{"a":1,}',
  '[1,]',
  '[1 ,2]',
  '01',
  '-0',
  '1.0',
  '1e3',
  '9007199254740992',
  '+1',
  '-',
  '"\\u0041"',
  '"\\u000A"',
  '"\\u000a"',
  '"\\/"',
  '"\\u001F"',
  '"',
  '"\n"',
  'tru',
  'nul',
  '{"a"}',
  '{a:1}',
  '{"\u{1F600}":1,"\u{FB00}":2,"a":3}',
  '\ufeff{}',
])('%j is not canonical', (text) => {
  expect(isCanonical(Buffer.from(text))).toBe(false);
});

test.each([
  '{}',
  '[]',
  '0',
  '-1',
  '9007199254740991',
  '"\\b\\t\\n\\f\\r\\"\\\\\\u0000\\u001f\u007f"',
  '{"":1,"a":2,"aa":3,"b":{"10":1,"9":2}}',
  '{"\\n":1,"a":2}',
  '{"\u{1F600}":1,"\u{FB00}":2}',
  '[true,false,null,"é"]',
])('%j is canonical', (text) => {
  expect(isCanonical(Buffer.from(text))).toBe(true);
});

test('bytes that are not UTF-8, and bottomless nesting, are refused without running out of stack', () => {
  expect(isCanonical(Buffer.from([0x22, 0xff, 0x22]))).toBe(false);
  expect(isCanonical(Buffer.from('['.repeat(1_000_000)))).toBe(false);
});
