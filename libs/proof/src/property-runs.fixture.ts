/** How often a property runs: `few` times, and PACTA_PROOF_RUNS times as often where that is set, for a long run. */
export const runs = (few: number): { readonly numRuns: number } => ({
  // A whole number: a fraction is counted down past zero, for ever.
  numRuns: Math.ceil(few * Number(process.env['PACTA_PROOF_RUNS'] ?? '1')),
});
