import { refuseNegative, refuseOtherCurrency } from '../amount-rules.ts';
import type { Instrument } from '../commitment/events.ts';
import type { Money } from '../money.ts';
import { refuseUnlessPartner } from '../partnership/preconditions.ts';
import type { PartnershipState } from '../partnership/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { FinanceTerms } from './finance-terms.ts';

interface FinancedPledge {
  readonly instrument: Instrument;
  readonly amount: Money;
  readonly finance?: FinanceTerms;
}

/** Refuses terms that do not fit the instrument, and a mobiliser that is no partner. */
export function refuseFinance(
  { instrument, amount, finance = {} }: FinancedPledge,
  partnership: PartnershipState,
): Refusal | undefined {
  const { provision, covers, guaranteedBy, mobilisedBy } = finance;
  if (instrument === 'guarantee' && guaranteedBy !== undefined)
    return misplaced('A guarantee is not covered by another.', 'guaranteedBy');
  if (instrument !== 'guarantee' && covers !== undefined) return misplaced('Only a guarantee covers.', 'covers');
  if (instrument !== 'guarantee' && provision !== undefined)
    return misplaced('Only a guarantee has money set aside for its losses.', 'provision');
  return (
    (provision === undefined
      ? undefined
      : (refuseOtherCurrency(provision, amount.currency, '/finance/provision/currency') ??
        refuseNegative(provision, '/finance/provision/amount'))) ??
    (mobilisedBy === undefined
      ? undefined
      : refuseUnlessPartner(partnership, mobilisedBy.organisation, '/finance/mobilisedBy/organisation'))
  );
}

const misplaced = (detail: string, term: keyof FinanceTerms): Refusal =>
  refuse(
    'finance-term-misplaced',
    detail,
    "Say what a guarantee covers in 'covers', and what stands behind a loan in 'guaranteedBy'.",
    `/finance/${term}`,
  );
