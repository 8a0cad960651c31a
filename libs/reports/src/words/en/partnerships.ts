/** The list of a ledger's partnerships. */
export const partnerships = {
  none: 'No partnership is recorded in this ledger yet.',
  partnership: 'Partnership',
  origin: 'Origin',
  phase: 'Phase',
  partners: 'Partners',
  committed: 'Committed',
  disbursed: 'Disbursed',
  partOf: (parent: string) => `Part of ${parent}, whose figures may hold the same money: never add the two.`,
};
