/** The decision state of the ledger itself. */
export interface LedgerState {
  /** Absent until it is opened. */
  readonly opened?: { readonly purpose: string; readonly zone: string; readonly demo: boolean };
  readonly administrators: ReadonlySet<string>;
  /** Verifier keys from number 2 on, in order. */
  readonly rotations: readonly string[];
  /** Partnership id → last recorded root of its stream heads. */
  readonly heads: ReadonlyMap<string, string>;
  /** Losses of events that were accepted, in order. */
  readonly losses: readonly { readonly events: number; readonly root?: string | undefined }[];
}
