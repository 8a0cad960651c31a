/** The longest texts (in characters) and the most entries that its events hold; requests are bounded by the same. */
export const commitmentBounds = {
  purpose: 2000,
  conditions: 50,
  conditionText: 1000,
  terms: 4000,
  reason: 2000,
  evidence: 2000,
  reference: 140,
  note: 2000,
  explanation: 4000,
  /** Payments, or discrepancies, that one reconciliation settles. */
  reconciledAtOnce: 500,
} as const;
