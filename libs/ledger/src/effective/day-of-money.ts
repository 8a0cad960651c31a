/**
 * The day that puts money into a period and that its exchange rate is of: the effective (transaction) date, else the value
 * date of a movement, else unknown (null). Never the day of recording. Every reader uses this rule.
 */
export const dayOfMoney = (effectiveOn: string | null | undefined, valueDate?: string | null): string | null =>
  effectiveOn ?? valueDate ?? null;
