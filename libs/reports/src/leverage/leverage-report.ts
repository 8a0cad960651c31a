import {
  exchangeFrom,
  flowsOfCommitment,
  isEffectiveWithin,
  leverageOf,
  methodsInForce,
  type AnchorEntry,
  type CommitmentRegister,
  type ContributionRegister,
  type EffectiveRange,
  type Flow,
  type LeverageBasis,
  type LeverageRegister,
  type LeverageSource,
  type PartnershipOverview,
  type RateRegister,
} from '@pacta/ledger';
import { namesFrom, type Names } from '../names/names.ts';
import type { AsOf } from '../transparency/transparency-report.ts';
import { besideLeverage, type BesideLeverage } from './beside.ts';
import { cellStatement, type CellStatement } from './cell-statement.ts';

/** What leverage is reported from: one partnership at one moment. */
export interface LeverageReportSource {
  readonly anchorId: string;
  readonly partnership: PartnershipOverview;
  readonly commitments: readonly CommitmentRegister[];
  /** Anchors and published methods. */
  readonly leverage: readonly LeverageRegister[];
  readonly contributions: readonly ContributionRegister[];
  readonly rates: readonly RateRegister[];
  /** Flows that publishers reported of this partnership, those that a match counts elsewhere left out. */
  readonly reported: readonly Flow[];
  readonly asOf: AsOf;
  /** The ledger's calendar day of an instant. */
  readonly dayOf: (instant: string) => string;
  readonly names?: Names;
}

export interface LeverageChoice {
  /** ISO 4217; the anchor's own currency where nobody says. */
  readonly currency?: string;
  /** Only what was true on these days. */
  readonly effective?: EffectiveRange;
  readonly method?: string;
  readonly basis?: LeverageBasis;
}

/**
 * What `pacta leverage --json` prints: every method on every basis, each figure with the events above and below its
 * line. Amounts are decimal strings in major units.
 */
export interface LeverageReport {
  /** The anchor's id. */
  readonly anchor: string;
  readonly asOf: AsOf;
  readonly effective: EffectiveRange | null;
  readonly currency: string;
  readonly partnership: { readonly id: string; readonly name: string | null };
  readonly designated: {
    readonly name: string | null;
    readonly commitments: readonly string[];
    readonly provider: { readonly id: string; readonly name: string } | null;
    readonly event: string;
  };
  /** The rules by which figures are rounded and converted, for a reader who checks them. */
  readonly rules: readonly string[];
  readonly cells: readonly CellStatement[];
  readonly beside: BesideLeverage;
}

/** A list in a table of all cells names so many events; one cell asked for alone names them all. */
const LISTED = 1_000;

const RULES = [
  'Sums and ratios are exact fractions, rounded once for display: ratios to 4 decimals, amounts to the minor unit, a half to the even digit.',
  'Parts of an attribution are rounded together by largest remainder, so that they add up to what was mobilised.',
  'Money of another currency is converted at the recorded rate of its own date: the latest on or before it, at most 7 days old, direct or inverse, never through a third currency.',
  'Money that is passed on counts once, at its origin. In-kind contributions and avoided costs stand beside and are never added.',
  'Nothing is paid when a guarantee is given: on the disbursed basis it stands with what is committed.',
];

/** @returns undefined where the partnership had no such anchor at that moment */
export function leverageReport(source: LeverageReportSource, choice: LeverageChoice = {}): LeverageReport | undefined {
  const { anchorId, partnership, leverage, asOf } = source;
  const register = leverage.find(({ id }) => id === anchorId);
  const anchor = register?.anchor;
  if (register === undefined || anchor == null) return undefined;
  const names = source.names ?? namesFrom([partnership]);
  const { effective } = choice;
  const flows = allFlows(source).filter(({ date }) => effective === undefined || isEffectiveWithin(effective, date));
  const counted: LeverageSource = {
    anchor,
    causality: register.causality,
    flows,
    methods: methodsInForce(leverage.find(({ id }) => id === partnership.id)),
    exchange: exchangeFrom(source.rates, asOf.position ?? -1),
    currency: choice.currency ?? ownCurrency(anchor, flows),
  };
  const one = choice.method !== undefined && choice.basis !== undefined;
  const cells = leverageOf(counted, { ...choice, atMost: one ? Infinity : LISTED });
  return {
    anchor: anchorId,
    asOf,
    effective: effective ?? null,
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
    beside: besideLeverage(counted, register, source.contributions, names),
  };
}

function allFlows({ partnership, commitments, reported, dayOf }: LeverageReportSource): readonly Flow[] {
  const sectors = new Map(partnership.partners.map(({ id, sector }) => [id, sector]));
  const sectorOf = (organisation: string) => sectors.get(organisation) ?? null;
  const context = { partnershipId: partnership.id, sectorOf, dayOf };
  const inLogOrder = commitments.toSorted((left, right) => positionOf(left) - positionOf(right));
  return [...inLogOrder.flatMap((register) => flowsOfCommitment(register, context)), ...reported];
}

const positionOf = ({ pledge }: CommitmentRegister): number => pledge?.by.position ?? Number.MAX_SAFE_INTEGER;

/** The currency of the anchor's first flow; of an anchor that has no money yet, euros. */
function ownCurrency({ commitments, provider }: AnchorEntry, flows: readonly Flow[]): string {
  const own = flows.find(
    (flow) =>
      (flow.commitment !== null && commitments.includes(flow.commitment)) ||
      (provider !== null && flow.provider.organisation === provider),
  );
  return own?.amount.currency ?? 'EUR';
}
