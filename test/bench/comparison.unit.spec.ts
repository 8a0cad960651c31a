import { describe, expect, it } from '@jest/globals';
import { comparisonLines } from './comparison.ts';
import { against, machine, plain, type Figure } from './figures.ts';
import type { RecordedRun } from './recorded-run.ts';

const runOf = (...figures: readonly Figure[]): RecordedRun => ({
  commit: 'abc',
  machine: machine(),
  store: { store: 'sqlite', pragmas: { synchronous: 2 }, eventBytes: 500, events: 1000 },
  options: { sizes: [1000], seconds: 1, megabytes: 1 },
  figures,
  failed: [],
});
const lineFor = (name: string, before: RecordedRun, after: RecordedRun): string =>
  (comparisonLines(before, after).find((line) => line.startsWith(name)) ?? '').replaceAll(/ +/g, ' ');

describe('two runs side by side', () => {
  it('says what the second is of the first, and that more of a rate and less of a time is better', () => {
    const before = runOf(plain('writes', 1000, 'events/s'), plain('a page', 10, 'ms'), plain('as ever', 100, 'ms'));
    const after = runOf(plain('writes', 2500, 'events/s'), plain('a page', 20, 'ms'), plain('as ever', 102, 'ms'));
    expect(lineFor('writes', before, after)).toBe('writes 1,000 2,500 events/s 2.50 × better');
    expect(lineFor('a page', before, after)).toBe('a page 10 20 ms 2.00 × worse');
    expect(lineFor('as ever', before, after)).toBe('as ever 100 102 ms 1.02 ×');
  });

  it('shows the ratio to the baseline in both runs', () => {
    const run = (value: number, base: number): RecordedRun =>
      runOf(against({ name: 'http', value, unit: 'req/s', base: plain('raw', base, '/s'), target: null, met: null }));
    expect(lineFor('http', run(100, 200), run(300, 400))).toBe('http 100 300 req/s 3.00 × better (0.5 -> 0.75 × raw)');
  });

  it('lists a figure that only one of them has', () => {
    const [without, having] = [runOf(), runOf(plain('new', 5, 'ms'))];
    expect(lineFor('new', without, having)).toBe('new - 5 ms');
    expect(lineFor('new', having, without)).toBe('new 5 - ms');
  });
});
