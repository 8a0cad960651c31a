import { formatsFor } from '../formats.ts';

export const formats = formatsFor({
  // U+202F narrow no-break space, U+00A0 no-break space.
  group: '\u202f',
  decimal: ',',
  space: '\u00a0',
  and: 'et',
  isOne: (count) => count < 2,
  date: (year, month, day) => `${day}/${month}/${year}`,
  at: ' à ',
  synthetic: { all: 'fictif', part: 'en partie fictif' },
});
