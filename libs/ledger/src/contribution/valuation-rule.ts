import { z } from 'zod';
import { money } from '../money.ts';
import { plainDate } from '../plain-date.ts';
import { text } from '../text.ts';

/**
 * How the ceiling of skills-based sponsorship is interpreted (France: code général des impôts, art. 238 bis; the law
 * names no period). `month`: three times the monthly ceiling, per month. `year`: three times the yearly one.
 * `once-a-year`: three times one monthly ceiling for the whole year.
 */
export const READINGS = ['month', 'year', 'once-a-year'] as const;
export type Reading = (typeof READINGS)[number];

export const valuationBounds = {
  year: { min: 1950, max: 2200 },
  ceilings: { min: 1, max: 100 },
  /** Characters. */
  source: 1000,
} as const;

/** The ceiling of code de la sécurité sociale, art. L. 241-3, as published for one year. */
const yearlyCeiling = z.strictObject({
  year: z.int().min(valuationBounds.year.min).max(valuationBounds.year.max),
  monthly: money,
});

/** In force from its day until that of the next version. */
export const valuationRule = z.strictObject({
  reading: z.enum(READINGS),
  ceilings: z.array(yearlyCeiling).min(valuationBounds.ceilings.min).max(valuationBounds.ceilings.max),
  /** Whether part-time work reduces the ceiling. */
  partTime: z.enum(['whole', 'shrinks']),
  from: plainDate,
  /** Source of the ceilings and of the interpretation. */
  source: text(valuationBounds.source),
});
export type ValuationRule = z.infer<typeof valuationRule>;

/** A rule with its version, by which valuations cite it. */
export type NumberedRule = ValuationRule & { readonly version: number };

/** The newest rule that was in force on a day; undefined where none was. */
export const ruleOn = (rules: readonly NumberedRule[], day: string): NumberedRule | undefined =>
  rules
    .filter(({ from }) => from <= day)
    .reduce<NumberedRule | undefined>((latest, rule) => (latest && latest.from > rule.from ? latest : rule), undefined);
