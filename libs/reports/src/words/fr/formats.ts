import { grouped } from '../../figures/amount-text.ts';
import type { formats as english } from '../en/formats.ts';

const GROUP = '\u202f';
const NO_BREAK = '\u00a0';

const number = (decimal: string): string => grouped(decimal).replaceAll(',', GROUP).replace('.', ',');

/** `12/04/2026`. */
const date = (day: string): string => day.split('-').toReversed().join('/');

export const formats: typeof english = {
  number,
  amount: ({ amount, currency }) => number(amount) + NO_BREAK + currency,
  date,
  moment: (instant) => `${date(instant.slice(0, 10))} à ${instant.slice(11, 16)} UTC`,
};
