import { expect, test } from '@jest/globals';
import { budgetsInForce } from './budgets-in-force.ts';

const budget = (amount: string, start: string, revised: boolean, currency = 'USD') => ({
  amount: { amount, currency },
  start,
  end: start.replace('01-01', '12-31'),
  revised,
});

test('a revised budget stands for the original one of its period and currency alone', () => {
  const original = budget('100', '2025-01-01', false);
  const revised = budget('120', '2025-01-01', true);
  const next = budget('50', '2026-01-01', false);
  const euros = budget('70', '2025-01-01', false, 'EUR');
  expect(budgetsInForce([original, revised, next, euros])).toEqual({
    inForce: [revised, next, euros],
    replaced: [original],
  });
  expect(budgetsInForce([original, next])).toEqual({ inForce: [original, next], replaced: [] });
});
