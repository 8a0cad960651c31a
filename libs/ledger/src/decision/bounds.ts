/** The longest texts (in characters) and the most entries that its events hold; requests are bounded by the same. */
export const decisionBounds = {
  title: 200,
  proposal: 8000,
  quorum: { min: 0, max: 1_000_000 },
  electorate: { min: 1, max: 200 },
  seatWeight: { min: 1, max: 1000 },
  dossier: 500,
  interest: 2000,
  discussion: 4000,
  reason: 2000,
  opinionWaiver: 2000,
  rationale: 4000,
} as const;
