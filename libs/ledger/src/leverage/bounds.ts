/** The longest texts (in characters) and the most entries that its events hold; requests are bounded by the same. */
export const leverageBounds = {
  anchorName: 200,
  anchorCommitments: 100,
  lenders: 50,
  finalRecipients: 500,
  /** Commitments that an assertion or a contest speaks of. */
  commitments: { min: 1, max: 500 },
  evidence: 4000,
  reason: 4000,
  description: 2000,
  methodVersion: { min: 1, max: 9999 },
  title: 200,
  source: 1000,
} as const;
