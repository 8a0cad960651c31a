/** `unready`: the read models or checkpoints have not yet reached what the query needs; a later retry helps. */
export type QueryFaultKind = 'not-found' | 'forbidden' | 'malformed' | 'unready';

/** Why a query has no answer. */
export class QueryFault extends Error {
  override readonly name = 'QueryFault';
  readonly kind: QueryFaultKind;
  /** Stable, for programs. */
  readonly code: string;
  /** What to do next. */
  readonly next: string | undefined;
  /** The parameter at fault: `asOf`, `effective`, `cursor` … */
  readonly parameter: string | undefined;
  /** Seconds after which a retry may help; only for `unready`. */
  readonly retryAfter: number | undefined;

  constructor(fault: {
    readonly kind: QueryFaultKind;
    readonly code: string;
    readonly detail: string;
    readonly next?: string | undefined;
    readonly parameter?: string | undefined;
    readonly retryAfter?: number;
  }) {
    super(fault.detail);
    this.kind = fault.kind;
    this.code = fault.code;
    this.next = fault.next;
    this.parameter = fault.parameter;
    this.retryAfter = fault.retryAfter;
  }
}

/** @param what in a sentence: 'There is no such cost book' */
export const notFound = (what: string): QueryFault =>
  new QueryFault({
    kind: 'not-found',
    code: 'not-found',
    detail: `There is no such ${what}, or nothing of it that you may see.`,
    next: 'Check the id; if it is right, ask the secretariat of the partnership for a role in it.',
  });
