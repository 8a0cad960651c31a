/** Number of runs of a property: `few`, multiplied by PACTA_PROOF_RUNS where that is set, for a long run. */
export const runs = (few: number): { readonly numRuns: number } => ({
  // An integer: a fraction would be counted down past zero, for ever.
  numRuns: Math.ceil(few * Number(process.env['PACTA_PROOF_RUNS'] ?? '1')),
});
