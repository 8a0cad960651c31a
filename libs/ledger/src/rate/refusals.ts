/** Refusal codes of the rules on exchange rates. */
export const RATE_REFUSALS = {
  'pair-of-one': 'Both currencies of a rate are the same.',
  'rate-date-ahead': 'The day of the rate lies in the future.',
  'rate-not-positive': 'The rate is zero.',
  'rate-of-another-day': 'The rate to be replaced is of another day.',
  'rate-recorded': 'The pair has a rate for that day already.',
  'replacement-unexplained': 'A recorded rate is replaced without a reason.',
} as const;
