import { contributionLife, decisionLife, ledgerLife, leverageLife, partnershipLife } from './board-lives.ts';
import type { Life } from './life.ts';
import { commitmentLife, costbookLife, rateLife } from './money-lives.ts';
import { organisationLife, reportLife } from './published-lives.ts';

export const LIVES: readonly Life[] = [
  commitmentLife,
  costbookLife,
  rateLife,
  partnershipLife,
  decisionLife,
  contributionLife,
  leverageLife,
  ledgerLife,
  reportLife,
  organisationLife,
];
