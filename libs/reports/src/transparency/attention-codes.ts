import type { CopyReason, FlowBasis, ReportedDiscrepancy, USUAL_IN_REPORTS } from '@pacta/ledger';
import type { PlainAmount } from '../figures/plain-amount.ts';
import type { MatchedFlow } from './match-statements.ts';

/** Names of the two sides of a commitment. */
interface Sides {
  readonly provider: string;
  readonly receiver: string;
}

/** A sum as one publisher reports it; null where no publisher is named. */
interface SumReported {
  readonly publisher: string | null;
  readonly sum: PlainAmount;
}

/** Parameters of each code's text. Names and texts are as users wrote them. */
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
    /** The parties whose signature is missing. */
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
    /** The other minus the one. */
    readonly difference: PlainAmount;
  };
  /** Two reports of one activity say the same, and are counted once without anybody's match. */
  'report-copied': {
    readonly reason: CopyReason;
    readonly copy: string | null;
    readonly original: string | null;
    readonly flows: number;
  };
  'reports-unmatched': {
    readonly basis: FlowBasis;
    readonly currency: string;
    readonly reports: number;
    readonly firstHand: boolean;
  };
  /** A publisher no longer reports one of the two flows, nor anything in its place. */
  'match-undone': { readonly flow: MatchedFlow; readonly with: MatchedFlow; readonly gone: 'flow' | 'with' };
  'matched-flows-differ': {
    readonly flow: MatchedFlow;
    readonly with: MatchedFlow;
    /** Null where they are in two currencies. */
    readonly difference: PlainAmount | null;
  };
}

/** In published reports, and normal there: how many flows of each practice. */
export interface UsualInReports {
  readonly code: 'usual-in-reports';
  readonly params: Readonly<Record<(typeof USUAL_IN_REPORTS)[number], number>>;
  readonly events: readonly string[];
}

export type AttentionCode = keyof AttentionParams;

/** One item that needs attention. */
export interface AttentionOf<Code extends AttentionCode> {
  readonly code: Code;
  readonly params: AttentionParams[Code];
  /** The instant from which it holds; null where nothing was recorded. */
  readonly since: string | null;
  readonly synthetic: boolean;
  readonly events: readonly string[];
}

export type Attention = { [Code in AttentionCode]: AttentionOf<Code> }[AttentionCode];

/** 'Is anything wrong?': what is out of order, and what is pending. */
export interface AttentionStatement {
  readonly wrong: readonly Attention[];
  readonly waiting: readonly Attention[];
  /** No alarm: at most one, where publishers' practice shows. */
  readonly usual: readonly UsualInReports[];
}
