import { needed, type DecisionRule } from '@pacta/ledger';

/**
 * The least weight of votes for that carries a decision (a majority of 4 needs 3); null where the rule counts
 * objections.
 */
export const votesNeeded = (rule: DecisionRule, threshold: string | null, base: number): number | null =>
  rule === 'majority' || rule === 'qualified' ? needed(rule, base, threshold ?? undefined) : null;
