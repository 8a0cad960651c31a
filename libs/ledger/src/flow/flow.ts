import type { Instrument } from '../commitment/events.ts';
import type { Money } from '../money.ts';
import type { Sector } from '../partnership/events.ts';
import type { FinanceTerms } from './finance-terms.ts';

/** Stages of money. Leverage counts the first three; `received` is the receiver's record of `disbursed`. */
export const FLOW_BASES = ['pledged', 'committed', 'disbursed', 'received'] as const;
export type FlowBasis = (typeof FLOW_BASES)[number];

export interface FlowSide {
  /** Organisation id, or null where the record names nobody. */
  readonly organisation: string | null;
  /** Null where no roster gives it. */
  readonly sector: Sector | null;
}

/**
 * One promise or movement of money, whoever recorded it: the common form that totals, portfolio and leverage use. Plain
 * JSON. The same money has one flow on each basis that it has reached. Reductions (amendments, cancellations) and
 * corrections are flows with a negative amount.
 */
export interface Flow {
  /** The event that recorded it; unique among flows together with the basis. */
  readonly eventId: string;
  /** All events that it is computed from, the recording one first. */
  readonly events: readonly string[];
  readonly origin: 'first-hand' | 'reported';
  readonly basis: FlowBasis;
  readonly partnershipId: string;
  /** The commitment (first-hand) or reported record that it belongs to; null where a movement answers none. */
  readonly commitment: string | null;
  readonly provider: FlowSide;
  readonly receiver: FlowSide;
  readonly instrument: Instrument | null;
  /** Signed minor units. */
  readonly amount: Money;
  /** By the rule of `dayOfMoney`: the day whose exchange rate applies; null where it is unknown. */
  readonly date: string | null;
  /** The commitment that this money came from, where it is passed on: figures count it once, at its origin. */
  readonly source: string | null;
  readonly finance: FinanceTerms;
  /** Present on money that a publisher reports to receive: the other side of what it reports to give. */
  readonly incoming?: true;
  /** Present on what a publisher gave above what it reported to receive: its own money, which nobody passed to it. */
  readonly ownMoney?: true;
  /** Present where the record is synthetic, as in an example. */
  readonly synthetic?: true;
}
