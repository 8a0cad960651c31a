import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reportStreamId } from '../identity/ids.ts';
import { SeenReports } from './seen-reports.ts';

test('finds what was added before, as a Set does, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_000), { maxLength: 6_000, size: 'max' }), (numbers) => {
      const [seen, set] = [new SeenReports(), new Set<string>()];
      for (const number of numbers) {
        const report = reportStreamId('p', String(number));
        expect(seen.add(report)).toBe(!set.has(report));
        set.add(report);
      }
    }),
    { numRuns: 10 },
  );
});

test('ids that begin or end alike are others', () => {
  const seen = new SeenReports();
  const ids = [
    '00000400-0000-5000-8000-000000000001',
    '00000400-0000-5000-8000-000000000002',
    '00000800-0000-5000-8000-000000000001',
    '00000000-0000-5000-8000-000000000001',
  ];
  expect(ids.map((id) => seen.add(id))).toEqual([true, true, true, true]);
  expect(ids.map((id) => seen.add(id))).toEqual([false, false, false, false]);
});
