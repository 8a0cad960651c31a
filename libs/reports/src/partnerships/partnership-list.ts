import type { CommitmentRegister, EffectiveRange, Identifier, PartnershipOverview, Phase } from '@pacta/ledger';
import type { UnknownDay } from '../figures/unknown-day.ts';
import { namesFrom } from '../names/names.ts';
import { externalIdsOf, partnersOf, titleOf } from '../reported/known-partnership.ts';
import {
  NOTHING_REPORTED,
  originOf,
  reportedFlows,
  type Origin,
  type ReportedFacts,
} from '../reported/reported-facts.ts';
import type { RelatedPartnership } from '../reported/related-partnership.ts';
import { reportedMoney } from '../reported/reported-money.ts';
import { totalsByCurrency } from '../transparency/totals.ts';
import { ofUnknownDay } from '../transparency/unknown-day.ts';
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
  /** Recorded by its partners, known from what publishers reported, or both. */
  readonly origin: Origin;
  /** Null where nobody has founded it here: publishers report no phases. */
  readonly phase: Phase | null;
  readonly partners: readonly string[];
  readonly committed: readonly CurrencyAmount[];
  readonly disbursed: readonly CurrencyAmount[];
  /** Where certain days are asked for: the money whose day is unknown, which is in no period. Absent where there is none. */
  readonly unknownDay?: readonly UnknownDay[];
  /** Partnerships here that publishers name as its parents: their figures may hold the same money, so never add them. */
  readonly parents?: readonly Pick<RelatedPartnership, 'id' | 'name'>[];
  /** Present where all of it is synthetic. */
  readonly synthetic?: true;
}

export interface ListOptions {
  /** Only money of these days. */
  readonly effective?: EffectiveRange | undefined;
  readonly related?: readonly RelatedPartnership[];
}

/**
 * A partnership and its money as a row; a basis omits currencies without money.
 */
export function listedPartnership(
  partnership: PartnershipOverview,
  commitments: readonly CommitmentRegister[],
  reported: ReportedFacts = NOTHING_REPORTED,
  { effective, related = [] }: ListOptions = {},
): ListedPartnership {
  const synthetic = partnership.founded?.synthetic === true;
  const names = namesFrom([partnership], reported);
  const { counts } = withinDays(effective);
  const flows = reportedFlows({ partnership, commitments, reported });
  const money = reportedMoney(flows, counts);
  const unknownDay = effective === undefined ? [] : ofUnknownDay(commitments, flows, partnership.id);
  const totals = totalsByCurrency(commitments, synthetic, { counts, reported: money });
  const parents = related
    .filter(({ relation, isKnown }) => relation === 'parent' && isKnown)
    .map(({ id, name }) => ({ id, name }));
  const amounts = (basis: 'committed' | 'disbursed'): readonly CurrencyAmount[] =>
    totals.flatMap(({ [basis]: figure }) =>
      figure.events.length === 0 ? [] : [{ currency: figure.currency, amount: figure.amount }],
    );
  return {
    id: partnership.id,
    name: partnership.founded?.name ?? titleOf(reported),
    externalIds: externalIdsOf(partnership, reported),
    origin: originOf(partnership, reported),
    phase: partnership.founded === null ? null : partnership.phase,
    partners: partnersOf(partnership, reported).map(({ id }) => names.organisation(id)),
    committed: amounts('committed'),
    disbursed: amounts('disbursed'),
    ...(unknownDay.length === 0 ? {} : { unknownDay }),
    ...(parents.length === 0 ? {} : { parents }),
    ...(synthetic ? { synthetic } : {}),
  };
}
