/** A fault, and the event where it shows. */
export interface LedgerFinding {
  /** Leaf index; null where the fault belongs to no single event. */
  readonly position: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly eventId: string | null;
  readonly why: string;
}

export interface VerifyCheck {
  readonly name: string;
  readonly ok: boolean;
  /** True where it passed and yet found something to look at. */
  readonly warning?: boolean;
  /** One sentence; begins with 'not checked' where the check could not be made, which is no failure. */
  readonly detail: string;
}

/** The result of verification; the shape of `pacta verify --json`. */
export interface VerifyReport {
  readonly ok: boolean;
  /** Events that were read. */
  readonly events: number;
  readonly checks: readonly VerifyCheck[];
  readonly firstBad: LedgerFinding | null;
}

/** The findings of one check: all are counted, the earliest is kept. */
export class Findings {
  count = 0;
  first: LedgerFinding | undefined;

  add(finding: LedgerFinding): void {
    this.count += 1;
    if (this.first === undefined || isEarlier(finding, this.first)) this.first = finding;
  }

  /** The check as listed in the report. */
  asCheck(name: string, whenGood: string): VerifyCheck {
    const { first, count } = this;
    if (first === undefined) return { name, ok: true, detail: whenGood };
    const place = first.position === null ? '' : `at position ${first.position}: `;
    return { name, ok: false, detail: `${count} found; first ${place}${first.why}` };
  }
}

/** Earlier in the log; faults of no single event come last. */
export const isEarlier = (left: LedgerFinding, right: LedgerFinding): boolean =>
  (left.position ?? Number.POSITIVE_INFINITY) < (right.position ?? Number.POSITIVE_INFINITY);

/** The earliest of these; among those of no single event, the first given. */
export const earliest = (findings: readonly (LedgerFinding | undefined)[]): LedgerFinding | undefined =>
  findings.reduce(
    (first, each) => (first === undefined || (each !== undefined && isEarlier(each, first)) ? each : first),
    undefined,
  );

/** The position of faults of no single event. */
export const NOWHERE: Omit<LedgerFinding, 'why'> = { position: null, stream: null, revision: null, eventId: null };

export const notChecked = (name: string, why: string): VerifyCheck => ({
  name,
  ok: true,
  detail: `not checked: ${why}`,
});
