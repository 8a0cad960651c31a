import { z } from 'zod';
import { money } from '../money.ts';
import { plainDate } from '../plain-date.ts';
import { text } from '../text.ts';

/**
 * How the ceiling of skills-based sponsorship is read (France: general tax code, art. 238 bis; the law names no period).
 * `month`: three times the monthly ceiling, month by month. `year`: three times the yearly one. `once-a-year`: three
 * times one monthly ceiling for the whole year.
 */
export const READINGS = ['month', 'year', 'once-a-year'] as const;
export type Reading = (typeof READINGS)[number];

export const valuationBounds = {
  year: { min: 1950, max: 2200 },
  ceilings: { min: 1, max: 100 },
  /** Characters. */
  source: 1000,
} as const;

/** The ceiling of social-security code, art. L. 241-3, as published for one year. */
const yearlyCeiling = z.strictObject({
  year: z.int().min(valuationBounds.year.min).max(valuationBounds.year.max),
  monthly: money,
});

/** A dated setting: in force from its day until a later one is. */
export const valuationRule = z.strictObject({
  reading: z.enum(READINGS),
  ceilings: z.array(yearlyCeiling).min(valuationBounds.ceilings.min).max(valuationBounds.ceilings.max),
  /** Whether the ceiling shrinks with the working time of the person. */
  partTime: z.enum(['whole', 'shrinks']),
  from: plainDate,
  /** Where the ceilings and the reading were taken from. */
  source: text(valuationBounds.source),
});
export type ValuationRule = z.infer<typeof valuationRule>;

/** The rule with the number by which valuations cite it. */
export type NumberedRule = ValuationRule & { readonly version: number };

/** The newest rule that was in force on a day; undefined where there was none. */
export const ruleOn = (rules: readonly NumberedRule[], day: string): NumberedRule | undefined =>
  rules
    .filter(({ from }) => from <= day)
    .reduce<NumberedRule | undefined>((latest, rule) => (latest && latest.from > rule.from ? latest : rule), undefined);
