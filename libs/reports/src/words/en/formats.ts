import { formatsFor } from '../formats.ts';

export const formats = formatsFor({
  group: ',',
  decimal: '.',
  space: ' ',
  and: 'and',
  isOne: (count) => count === 1,
  date: (year, month, day) => `${year}-${month}-${day}`,
  at: ' ',
  synthetic: { all: 'synthetic', part: 'part synthetic' },
});
