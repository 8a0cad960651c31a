import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ReportText } from './report-text.ts';

/** A report as far as its text goes: an object with lists of objects among its members. */
const report = fc.dictionary(
  fc.string(),
  fc.oneof(
    fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 8 }),
    fc.array(fc.oneof(fc.jsonValue(), fc.constant(undefined)), { maxLength: 4 }),
    fc.jsonValue(),
    fc.string({ unit: 'grapheme' }),
    fc.constant(undefined),
  ),
);

test('a report is written as JSON.stringify writes it, and again where most of it is the same', () => {
  fc.assert(
    fc.property(fc.array(report, { minLength: 1, maxLength: 4 }), (reports) => {
      const text = new ReportText();
      const lists = reports.flatMap((each) => Object.values(each)).filter((member) => Array.isArray(member));
      const mixed = reports.map((each) => ({ ...each, lists: lists.flat(), 'é “−”': lists.flat().toReversed() }));
      for (const each of [...reports, ...mixed, ...reports])
        expect(text.write(each).toString()).toBe(JSON.stringify(each));
    }),
  );
});
