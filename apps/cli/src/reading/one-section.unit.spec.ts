import { expect, test } from '@jest/globals';
import type { Block } from '@pacta/reports';
import { oneSection } from './one-section.ts';

const heading = (text: string): Block => ({ kind: 'heading', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const report: readonly Block[] = [
  { kind: 'title', text: 'Projet Malin' },
  heading('Is anything wrong?'),
  paragraph('Nothing.'),
  heading('Money in all'),
  paragraph('350,000.00 EUR'),
  heading('Money in kind'),
];

test.each([
  ['Money in all', 3],
  ['money-in-all', 3],
  ['is anything', 1],
  ['money', 3],
  ['money in k', 5],
])('the section %j', (name, first) => {
  const next = first === 5 ? undefined : first + 2;
  expect(oneSection(report, name)).toEqual(report.slice(first, next));
});

test.each(['costs', '', '!'])('%j is none, and the others are named', (name) => {
  expect(() => oneSection(report, name)).toThrow(
    expect.objectContaining({ next: 'Its sections are is-anything-wrong, money-in-all, money-in-kind.' }),
  );
});
