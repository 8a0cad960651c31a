/** Refusal codes of the rules on matches of flows and organisations. */
export const MATCH_REFUSALS = {
  'already-matched': 'The flow or organisation is matched already.',
  'flow-withdrawn': 'The flow was withdrawn and does not count.',
  'match-leads-on': 'What would be matched with is itself matched with another.',
  'neither-reported': 'Neither of the two flows was reported.',
  'no-flows-here': 'The event stands where no flows are recorded.',
  'not-a-flow': 'The event made no flow.',
  'organisation-unknown': 'The partnership knows neither of the two organisations.',
  'same-flow': 'Both flows are the same already.',
  'same-organisation': 'Both ids are the same organisation already.',
  'stages-differ': 'A promise and a payment are not the same flow.',
} as const;
