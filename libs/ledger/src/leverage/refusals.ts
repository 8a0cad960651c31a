/** Refusal codes of the rules on anchors, causality and methods. */
export const LEVERAGE_REFUSALS = {
  'anchor-empty': 'An anchor names no money.',
  'anchor-passed-on': 'The money of an anchor came from another commitment.',
  'anchor-unknown': 'There is no such anchor.',
  'assertion-unknown': 'The anchor has no such assertion of causality.',
  'commitment-elsewhere': 'The commitment stands in another partnership.',
  'commitment-repeated': 'A commitment is named twice.',
  'commitments-needed': 'The grounds of a contest are about certain money, and none is named.',
  'factor-unknown': 'A product multiplies what no part before it is.',
  'part-repeated': 'Two parts of a method have one name.',
  'portions-not-whole': 'The portions of a split do not come to one.',
  'version-out-of-order': 'Versions of a method come one after the other.',
} as const;
