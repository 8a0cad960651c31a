/** The longest texts (in characters) and the most entries that its events hold; requests are bounded by the same. */
export const partnershipBounds = {
  name: 200,
  purpose: 4000,
  externalIds: 20,
  identifiers: 20,
  objectives: { min: 1, max: 50 },
  objectiveText: 1000,
  measure: 200,
  target: 200,
  redLines: 50,
  principles: 50,
  /** Of a red line or a principle. */
  charterText: 1000,
  roles: 20,
  role: 100,
  triggers: { min: 1, max: 50 },
  heirs: { min: 1, max: 50 },
  /** Of a trigger or an heir. */
  exitText: 1000,
  reason: 2000,
} as const;
