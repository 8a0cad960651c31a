/** The longest texts (in characters) and the most entries that its events hold; requests are bounded by the same. */
export const contributionBounds = {
  personName: 200,
  skill: 200,
  dates: { min: 1, max: 366 },
  agreement: 200,
  description: 200,
  unit: 50,
  note: 2000,
  monthlyCosts: { min: 1, max: 60 },
} as const;
