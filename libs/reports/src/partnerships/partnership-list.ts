import type { CommitmentRegister, EffectiveRange, Identifier, PartnershipOverview, Phase } from '@pacta/ledger';
import { eventsBehind } from '../transparency/events-behind.ts';
import { totalsByCurrency } from '../transparency/totals.ts';
import { withinDays } from '../transparency/within-days.ts';

export interface CurrencyAmount {
  readonly currency: string;
  /** Decimal string, major units. */
  readonly amount: string;
}

/** One row of `pacta partnerships`. */
export interface ListedPartnership {
  readonly id: string;
  readonly name: string | null;
  readonly externalIds: readonly Identifier[];
  /** Recorded by its partners, or known from what publishers reported. */
  readonly origin: 'first-hand' | 'reported';
  readonly phase: Phase;
  readonly partners: readonly string[];
  readonly committed: readonly CurrencyAmount[];
  readonly disbursed: readonly CurrencyAmount[];
  /** Present where all of it is made up. */
  readonly synthetic?: true;
}

/**
 * A partnership and its commitments as a row; a currency with no money on a basis is left out there. `effective`: only
 * money of these days.
 */
export function listedPartnership(
  partnership: PartnershipOverview,
  commitments: readonly CommitmentRegister[],
  effective?: EffectiveRange,
): ListedPartnership {
  const synthetic = partnership.founded?.synthetic === true;
  const { counts } = withinDays(effective, eventsBehind(commitments));
  const totals = totalsByCurrency(commitments, synthetic, counts);
  const amounts = (basis: 'committed' | 'disbursed'): readonly CurrencyAmount[] =>
    totals.flatMap(({ [basis]: figure }) =>
      figure.events.length === 0 ? [] : [{ currency: figure.currency, amount: figure.amount }],
    );
  return {
    id: partnership.id,
    name: partnership.founded?.name ?? null,
    externalIds: partnership.founded?.externalIds ?? [],
    origin: 'first-hand',
    phase: partnership.phase,
    partners: partnership.partners.map((partner) => partner.name),
    committed: amounts('committed'),
    disbursed: amounts('disbursed'),
    ...(synthetic ? { synthetic } : {}),
  };
}
