import type { Instrument } from '../commitment/events.ts';
import type { Money } from '../money.ts';
import type { Sector } from '../partnership/events.ts';
import type { FinanceTerms } from './finance-terms.ts';

/** How far money has come. Leverage counts the first three; `received` is the other side's record of `disbursed`. */
export const FLOW_BASES = ['pledged', 'committed', 'disbursed', 'received'] as const;
export type FlowBasis = (typeof FLOW_BASES)[number];

export interface FlowSide {
  /** Organisation id, or null where the record names nobody. */
  readonly organisation: string | null;
  /** Null where no roster says it. */
  readonly sector: Sector | null;
}

/**
 * One promise or movement of money, whoever recorded it: the common form that totals, portfolio and leverage count.
 * Plain JSON. A basis never overwrites an earlier one, so the same money appears once on each that it has reached;
 * what was taken off (amended down, cancelled) or corrected is a flow of its own with an amount below zero.
 */
export interface Flow {
  /** The event that made it; together with the basis it is unique among flows. */
  readonly eventId: string;
  /** All events behind it, the one that made it first. */
  readonly events: readonly string[];
  readonly origin: 'first-hand' | 'reported';
  readonly basis: FlowBasis;
  readonly partnershipId: string;
  /** The commitment (first-hand) or the reported record that it belongs to; null where a movement answers none. */
  readonly commitment: string | null;
  readonly provider: FlowSide;
  readonly receiver: FlowSide;
  /** Null where the record does not say. */
  readonly instrument: Instrument | null;
  /** Minor units with their sign. */
  readonly amount: Money;
  /** The day on which it was true, else the ledger's day of its recording: the day whose rate it is converted at. */
  readonly date: string;
  /** The commitment that this money came from, where it is passed on: it counts once, at its origin. */
  readonly source: string | null;
  readonly finance: FinanceTerms;
  /** Present where it is made up, as in an example. */
  readonly synthetic?: true;
}
