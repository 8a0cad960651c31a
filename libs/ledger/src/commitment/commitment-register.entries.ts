import type { FinanceTerms } from '../flow/finance-terms.ts';
import type { Money } from '../money.ts';
import type { Source } from '../view.ts';
import type { Condition, Instrument } from './events.ts';

export interface ConditionEntry {
  readonly id: string;
  readonly kind: Condition['kind'];
  readonly text: string;
  /** It guards what is disbursed above this sum; null: everything. */
  readonly above: Money | null;
  readonly state: 'open' | 'met' | 'waived';
  /** The evidence it was met by, or the reason it was waived for. */
  readonly grounds: string | null;
  readonly decisionId: string | null;
  readonly settledBy: Source | null;
}

export interface DisbursementEntry {
  readonly amount: Money;
  readonly valueDate: string;
  readonly reference: string;
  readonly synthetic: boolean;
  readonly by: Source;
}

export interface ReceiptEntry {
  readonly amount: Money;
  readonly valueDate: string;
  readonly reference: string | null;
  /** Event id of the disbursement it answers. */
  readonly disbursement: string | null;
  readonly synthetic: boolean;
  readonly by: Source;
}

export interface DiscrepancyEntry {
  readonly kind: string;
  readonly expected: Money | null;
  readonly found: Money | null;
  readonly disbursement: string | null;
  readonly reference: string | null;
  readonly note: string | null;
  readonly state: 'open' | 'closed';
  readonly by: Source;
  /** What answered it. */
  readonly closedBy: Source | null;
}

/** One commitment as its own stream tells it. Sums are minor units; nothing is added up across currencies. */
export interface CommitmentRegister {
  readonly id: string;
  readonly pledge: {
    readonly provider: string;
    readonly receiver: string;
    readonly instrument: Instrument;
    readonly amount: Money;
    readonly purpose: string | null;
    /** The commitment this money came from, where it is passed on. */
    readonly source: string | null;
    readonly finance: FinanceTerms | null;
    readonly synthetic: boolean;
    readonly by: Source;
  } | null;
  readonly signature: {
    readonly terms: string;
    readonly documentHash: string | null;
    readonly amount: Money;
    readonly by: Source;
  } | null;
  readonly amendments: readonly { readonly delta: Money; readonly reason: string; readonly by: Source }[];
  readonly conditions: readonly ConditionEntry[];
  readonly disbursements: readonly DisbursementEntry[];
  readonly receipts: readonly ReceiptEntry[];
  readonly discrepancies: readonly DiscrepancyEntry[];
  readonly cancellation: {
    readonly reason: string;
    /** What the cancellation took off the pledge: all that was not yet disbursed. */
    readonly pledgeReleased: Money;
    /** The same of what was signed; null where it never was. */
    readonly signedReleased: Money | null;
    readonly by: Source;
  } | null;
}
