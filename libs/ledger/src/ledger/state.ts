/** What the rules need to know of the ledger itself. */
export interface LedgerState {
  /** Absent until it is opened. */
  readonly opened?: { readonly purpose: string; readonly zone: string; readonly demo: boolean };
  readonly administrators: ReadonlySet<string>;
}
