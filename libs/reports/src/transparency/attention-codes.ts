import type { FlowBasis, ReportedDiscrepancy } from '@pacta/ledger';
import type { PlainAmount } from '../figures/plain-amount.ts';
import type { MatchedFlow } from './match-statements.ts';

/** Names of the two sides of a commitment. */
interface Sides {
  readonly provider: string;
  readonly receiver: string;
}

/** What one publisher says of a sum; null where nobody is named. */
interface SumReported {
  readonly publisher: string | null;
  readonly sum: PlainAmount;
}

/** Of each code, what its words are filled with. Names and texts are as people wrote them. */
export interface AttentionParams {
  'open-discrepancy': Sides & {
    readonly kind: string;
    readonly reference: string | null;
    readonly note: string | null;
    readonly expected: PlainAmount | null;
    readonly found: PlainAmount | null;
    readonly difference: PlainAmount | null;
  };
  'passed-on-above-source': Sides & { readonly promised: PlainAmount; readonly passedOn: PlainAmount };
  'unmet-condition': Sides & { readonly text: string; readonly above: PlainAmount | null };
  'outside-tolerance': {
    readonly product: string;
    readonly disclosure: string;
    readonly balance: PlainAmount | null;
    readonly tolerancePercent: string | null;
  };
  'open-challenge': { readonly product: string; readonly disclosure: string; readonly line: string };
  'disclosure-open': { readonly product: string; readonly disclosure: string };
  'review-overdue': { readonly title: string; readonly reviewOn: string };
  'outcome-not-stated': { readonly title: string };
  'no-charter': Readonly<Record<never, never>>;
  'no-exit-plan': Readonly<Record<never, never>>;
  'awaiting-countersignature': {
    /** Whose signature is missing. */
    readonly awaits: string;
    readonly given:
      | { readonly kind: 'days'; readonly days: string; readonly skill: string }
      | { readonly kind: 'goods'; readonly description: string; readonly givenOn: string };
  };
  'reported-discrepancy': {
    readonly kind: ReportedDiscrepancy['kind'];
    readonly publisher: string | null;
    readonly found: PlainAmount | null;
    readonly expected: PlainAmount | null;
    readonly difference: PlainAmount | null;
    readonly date: string | null;
    readonly basis: FlowBasis | null;
    readonly flows: number;
  };
  'reports-differ': {
    readonly basis: FlowBasis;
    readonly one: SumReported;
    readonly other: SumReported;
    /** The other less the one. */
    readonly difference: PlainAmount;
  };
  'reports-unmatched': {
    readonly basis: FlowBasis;
    readonly currency: string;
    readonly reports: number;
    readonly firstHand: boolean;
  };
  'matched-flows-differ': {
    readonly flow: MatchedFlow;
    readonly with: MatchedFlow;
    /** Null where they are in two currencies. */
    readonly difference: PlainAmount | null;
  };
}

export type AttentionCode = keyof AttentionParams;

/** One thing that someone should look at. */
export interface AttentionOf<Code extends AttentionCode> {
  readonly code: Code;
  readonly params: AttentionParams[Code];
  /** Instant since which it is so; null where nothing was recorded. */
  readonly since: string | null;
  readonly synthetic: boolean;
  readonly events: readonly string[];
}

export type Attention = { [Code in AttentionCode]: AttentionOf<Code> }[AttentionCode];

/** 'Is anything wrong?': what is out of order, and what merely waits for someone. */
export interface AttentionStatement {
  readonly wrong: readonly Attention[];
  readonly waiting: readonly Attention[];
}
