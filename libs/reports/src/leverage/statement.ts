import {
  exchangeFrom,
  leverageOf,
  methodsInForce,
  RATE_GOOD_FOR_DAYS,
  withOwnMoney,
  type AnchorEntry,
  type CommitmentRegister,
  type ContributionRegister,
  type EffectiveRange,
  type Flow,
  type FlowSide,
  type LeverageBasis,
  type LeverageRegister,
  type LeverageSource,
  type OneOrganisation,
  type PartnershipOverview,
  type RateRegister,
} from '@pacta/ledger';
import { unknownDays, type UnknownDay } from '../figures/unknown-day.ts';
import { namesFrom, type Names } from '../names/names.ts';
import { flowsCountedOnce, type ReportedFacts } from '../reported/reported-facts.ts';
import type { AsOf } from '../transparency/transparency-report.ts';
import { withinDays } from '../transparency/within-days.ts';
import { cellStatement, RATIO_DECIMALS, type CellStatement } from './cell-statement.ts';
import { moneyBack } from './money-back.ts';
import { neverAdded, type NeverAdded } from './never-added.ts';

/** The data that leverage is reported from: one partnership at one moment. */
export interface LeverageReportSource {
  readonly anchorId: string;
  readonly partnership: PartnershipOverview;
  readonly commitments: readonly CommitmentRegister[];
  /** Anchors and published methods. */
  readonly leverage: readonly LeverageRegister[];
  readonly contributions: readonly ContributionRegister[];
  readonly rates: readonly RateRegister[];
  /** What publishers reported of this partnership, and the recorded matches. */
  readonly reported: ReportedFacts;
  readonly asOf: AsOf;
  readonly names?: Names;
}

export interface LeverageChoice {
  /** ISO 4217; by default the anchor's own currency. */
  readonly currency?: string;
  /** Only what was effective on these days. */
  readonly effective?: EffectiveRange;
  readonly method?: string;
  readonly basis?: LeverageBasis;
}

/** A rule by which figures are rounded, converted or counted. */
export type RuleStatement =
  | { readonly code: 'rounded-once'; readonly params: { readonly ratioDecimals: number } }
  /** A recorded rate may be this many days older than the money. */
  | { readonly code: 'rate-of-own-date'; readonly params: { readonly days: number } }
  | {
      readonly code:
        | 'parts-by-largest-remainder'
        | 'day-of-money'
        | 'returned-grants'
        | 'counted-at-origin'
        | 'guarantee-pays-nothing';
    };

/**
 * What `pacta leverage --json` prints: every method on every basis, each figure with the events of its numerator and
 * denominator. Amounts are decimal strings in major units.
 */
export interface LeverageReport {
  /** The anchor's id. */
  readonly anchor: string;
  readonly asOf: AsOf;
  readonly effective: EffectiveRange | null;
  /** The money whose day is unknown: in no period, and without a rate. */
  readonly unknownDay: readonly UnknownDay[];
  readonly currency: string;
  readonly partnership: { readonly id: string; readonly name: string | null };
  readonly designated: {
    readonly name: string | null;
    readonly commitments: readonly string[];
    readonly provider: { readonly id: string; readonly name: string } | null;
    readonly event: string;
  };
  /** The rules by which figures are made. */
  readonly rules: readonly RuleStatement[];
  readonly cells: readonly CellStatement[];
  readonly beside: NeverAdded;
}

/** Each list in the table of all cells names this many events; a single cell names all. */
const LISTED = 1_000;

const RULES: readonly RuleStatement[] = [
  { code: 'rounded-once', params: { ratioDecimals: RATIO_DECIMALS } },
  { code: 'parts-by-largest-remainder' },
  { code: 'rate-of-own-date', params: { days: RATE_GOOD_FOR_DAYS } },
  { code: 'day-of-money' },
  { code: 'returned-grants' },
  { code: 'counted-at-origin' },
  { code: 'guarantee-pays-nothing' },
];

/** @returns undefined where the partnership had no such anchor at that moment */
export function leverageReport(source: LeverageReportSource, choice: LeverageChoice = {}): LeverageReport | undefined {
  const { anchorId, partnership, leverage, asOf } = source;
  const register = leverage.find(({ id }) => id === anchorId);
  const anchor = register?.anchor;
  if (register === undefined || anchor == null) return undefined;
  const names = source.names ?? namesFrom([partnership], source.reported);
  const { effective } = choice;
  const all = allFlows(source);
  const { counts } = withinDays(effective);
  const flows = all.filter(({ date }) => counts(date));
  const counted: LeverageSource = {
    anchor: anchorByOneName(anchor, source.reported.one),
    causality: register.causality,
    flows,
    methods: methodsInForce(leverage.find(({ id }) => id === partnership.id)),
    exchange: exchangeFrom(source.rates, asOf.position ?? -1),
    currency: choice.currency ?? ownCurrency(anchorByOneName(anchor, source.reported.one), flows),
  };
  const back = moneyBack(flows, source.commitments, counts);
  const one = choice.method !== undefined && choice.basis !== undefined;
  const cells = leverageOf(counted, { ...choice, atMost: one ? Infinity : LISTED });
  return {
    anchor: anchorId,
    asOf,
    effective: effective ?? null,
    unknownDay: unknownDays(all),
    currency: counted.currency,
    partnership: { id: partnership.id, name: partnership.founded?.name ?? null },
    designated: {
      name: anchor.name,
      commitments: anchor.commitments,
      provider: anchor.provider === null ? null : { id: anchor.provider, name: names.organisation(anchor.provider) },
      event: anchor.by.eventId,
    },
    rules: RULES,
    cells: cells.map((cell) => cellStatement(cell, counted.currency, names)),
    beside: neverAdded(counted, register, { contributions: source.contributions, back }, names),
  };
}

/** Every flow once, first-hand or reported; its parties by their canonical ids after matching. */
function allFlows({ partnership, commitments, reported }: LeverageReportSource): readonly Flow[] {
  const inLogOrder = commitments.toSorted((left, right) => positionOf(left) - positionOf(right));
  const counted = withOwnMoney(flowsCountedOnce({ partnership, commitments: inLogOrder, reported }));
  const side = ({ organisation, sector }: FlowSide): FlowSide => ({
    organisation: organisation === null ? null : reported.one(organisation),
    sector,
  });
  return counted.map((flow) => ({ ...flow, provider: side(flow.provider), receiver: side(flow.receiver) }));
}

/** The organisations that an anchor names, by their canonical ids. */
function anchorByOneName(anchor: AnchorEntry, one: OneOrganisation): AnchorEntry {
  const all = (ids: readonly string[] | null) => ids?.map(one) ?? null;
  return {
    ...anchor,
    provider: anchor.provider === null ? null : one(anchor.provider),
    lenders: all(anchor.lenders),
    finalRecipients: all(anchor.finalRecipients),
  };
}

const positionOf = ({ pledge }: CommitmentRegister): number => pledge?.by.position ?? Number.MAX_SAFE_INTEGER;

/** The currency of the anchor's first flow; euros for an anchor without money. */
function ownCurrency({ commitments, provider }: AnchorEntry, flows: readonly Flow[]): string {
  const own = flows.find(
    (flow) =>
      (flow.commitment !== null && commitments.includes(flow.commitment)) ||
      (provider !== null && flow.provider.organisation === provider),
  );
  return own?.amount.currency ?? 'EUR';
}
