/** What the rules need to know of the ledger itself. */
export interface LedgerState {
  /** Absent until it is opened. */
  readonly opened?: { readonly purpose: string; readonly zone: string; readonly demo: boolean };
  readonly administrators: ReadonlySet<string>;
  /** Verifier keys from the second on, in order. */
  readonly rotations: readonly string[];
  /** Partnership → root of its stream heads as last recorded. */
  readonly heads: ReadonlyMap<string, string>;
}
