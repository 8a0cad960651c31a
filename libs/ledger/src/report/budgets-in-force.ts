import type { PlannedAmount } from './reported-record.entries.ts';

/** Budgets in force, and the original ones that a revised budget of the same period stands for. */
export interface BudgetsInForce {
  readonly inForce: readonly PlannedAmount[];
  readonly replaced: readonly PlannedAmount[];
}

const periodOf = ({ start, end, amount }: PlannedAmount): string => `${start} ${end} ${amount.currency}`;

/** A revised budget stands for the original one of its period and currency; the two are never added. */
export function budgetsInForce(planned: readonly PlannedAmount[]): BudgetsInForce {
  const revised = new Set(planned.filter((budget) => budget.revised).map(periodOf));
  const isReplaced = (budget: PlannedAmount): boolean => !budget.revised && revised.has(periodOf(budget));
  return { inForce: planned.filter((budget) => !isReplaced(budget)), replaced: planned.filter(isReplaced) };
}
