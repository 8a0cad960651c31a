import type { FinanceTerms } from '../flow/finance-terms.ts';
import type { Money } from '../money.ts';
import type { Source } from '../view.ts';
import type { Condition, Instrument } from './events.ts';

export interface ConditionEntry {
  readonly id: string;
  readonly kind: Condition['kind'];
  readonly text: string;
  /** Guards what is disbursed above this sum; null: everything. */
  readonly above: Money | null;
  readonly state: 'open' | 'met' | 'waived';
  /** The evidence for a met condition, or the reason for a waiver. */
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
  /** The reconciliation that compared it with what was received. */
  readonly reconciledBy: Source | null;
}

/** What a guarantor paid on its guarantee. */
export interface CallEntry extends DisbursementEntry {
  readonly reason: string | null;
}

export interface RepaymentEntry {
  /** Principal. */
  readonly amount: Money;
  readonly interest: Money | null;
  readonly valueDate: string;
  readonly reference: string | null;
  readonly synthetic: boolean;
  readonly by: Source;
}

export interface ReconciliationEntry {
  /** Event ids. */
  readonly payments: readonly string[];
  readonly discrepancies: readonly string[];
  readonly paid: Money;
  readonly received: Money;
  readonly explanation: string | null;
  readonly documentHash: string | null;
  readonly by: Source;
}

/** A reversed record: no figure counts it, and it stays visible. */
export interface ReversedEntry {
  readonly what: 'disbursed' | 'called' | 'received' | 'repaid' | 'condition-met' | 'reconciled';
  /** Null where no money moved. */
  readonly amount: Money | null;
  readonly valueDate: string | null;
  readonly reference: string | null;
  readonly synthetic: boolean;
  readonly by: Source;
  readonly reason: string;
  readonly takenBackBy: Source;
}

export interface ReceiptEntry {
  readonly amount: Money;
  readonly valueDate: string;
  readonly reference: string | null;
  /** Event id of the disbursement that it answers. */
  readonly disbursement: string | null;
  readonly synthetic: boolean;
  readonly by: Source;
}

export interface DiscrepancyEntry {
  readonly kind: string;
  readonly expected: Money | null;
  readonly found: Money | null;
  readonly disbursement: string | null;
  /** Event id of a receipt that answers no disbursement. */
  readonly receipt: string | null;
  readonly reference: string | null;
  readonly note: string | null;
  readonly state: 'open' | 'closed';
  /** The secretariat's explanation, where there is one. */
  readonly explanation: string | null;
  readonly by: Source;
  /** The event that closed it. */
  readonly closedBy: Source | null;
}

/** One commitment, folded from its own stream. Sums are minor units; currencies are never added up. */
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
  readonly calls: readonly CallEntry[];
  readonly receipts: readonly ReceiptEntry[];
  readonly repayments: readonly RepaymentEntry[];
  readonly discrepancies: readonly DiscrepancyEntry[];
  readonly reconciliations: readonly ReconciliationEntry[];
  readonly takenBack: readonly ReversedEntry[];
  readonly cancellation: {
    readonly reason: string;
    /** What the cancellation released of the pledge: all that was not yet disbursed. */
    readonly pledgeReleased: Money;
    /** The same of the signed amount; null where it was never signed. */
    readonly signedReleased: Money | null;
    readonly by: Source;
  } | null;
}
