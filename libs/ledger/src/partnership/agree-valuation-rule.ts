import { refuseCurrency, refuseOtherCurrency, refuseUnlessPositive } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import type { DecisionState } from '../decision/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { AgreeValuationRule } from './commands.ts';
import type { PartnershipDecided } from './events.ts';
import { refuseUnlessDecided, refuseUnlessOpen } from './preconditions.ts';
import type { PartnershipState } from './state.ts';

/** The next version; earlier valuations keep the version that they were made by. */
export function agreeValuationRule(
  { data }: Command<string, AgreeValuationRule>,
  state: PartnershipState,
  { decision }: { readonly decision?: DecisionState },
): readonly PartnershipDecided[] | Refusal {
  const refusal =
    refuseUnlessOpen(state) ?? refuseCeilings(data) ?? refuseUnlessDecided(state, data.decisionId, decision);
  return refusal ?? [{ type: 'ValuationRuleAgreed.v1', data: { ...data, version: state.valuationRules.length + 1 } }];
}

function refuseCeilings({ ceilings, from }: AgreeValuationRule): Refusal | undefined {
  const [first] = ceilings;
  const seen = new Set<number>();
  for (const [index, { year, monthly }] of ceilings.entries()) {
    const at = `/ceilings/${index}`;
    if (seen.has(year))
      return refuse('year-repeated', `${year} has two ceilings.`, 'Give each year one ceiling.', `${at}/year`);
    seen.add(year);
    const refusal =
      refuseCurrency(monthly.currency, from, `${at}/monthly/currency`) ??
      refuseOtherCurrency(monthly, first?.monthly.currency ?? '', `${at}/monthly/currency`) ??
      refuseUnlessPositive(monthly, `${at}/monthly/amount`);
    if (refusal) return refusal;
  }
  return undefined;
}
