import { expect, test } from '@jest/globals';
import { flowKind } from './flow-kinds.ts';

test.each([
  ['iati:12', 'pledged'],
  ['iati:13', 'pledged'],
  ['iati:2', 'committed'],
  ['iati:11', 'committed'],
  ['iati:3', 'disbursed'],
  ['iati:4', 'disbursed'],
  ['iati:1', 'received'],
  ['360:award', 'committed'],
  ['iati:6', undefined],
])('%s counts as %s', (kind, basis) => expect(flowKind(kind)?.basis).toBe(basis));

test.each([
  ['iati:IF', 'iati:1'],
  ['iati:C', 'iati:2'],
  ['iati:D', 'iati:3'],
  ['iati:E', 'iati:4'],
  ['iati:CG', 'iati:10'],
])('%s of version 1.x means %s', (before, now) => expect(flowKind(before)).toBe(flowKind(now)));

test('expenditure is a disclosed cost too', () => {
  expect(['iati:4', 'iati:E', 'iati:3'].map((kind) => flowKind(kind)?.expenditure)).toEqual([true, true, undefined]);
});

test.each(['iati:99', 'iati:', 'iati:toString', '360:D', 'award', 'constructor', ''])(
  '%j means nothing we know',
  (kind) => expect(flowKind(kind)).toBeUndefined(),
);
