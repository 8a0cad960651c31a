/** The longest texts (in characters) and the most entries that its events hold; requests are bounded by the same. */
export const costBookBounds = {
  product: 200,
  stages: { min: 1, max: 30 },
  allocationKeys: 30,
  allocationText: 1000,
  unit: 40,
  label: 200,
  basis: 1000,
  /** Lines of a whole disclosure, so that it fits into one append. */
  lines: { min: 1, max: 1000 },
  question: 2000,
  answer: 4000,
} as const;
