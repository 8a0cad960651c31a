import { isEffectiveWithin, rateRegister, type RateEntry } from '@pacta/ledger';
import type { LedgerReads } from './ledger-reads.ts';
import { effectiveOf, momentOf, positionOf, type Answer } from './moment.ts';
import type { Page, PageRequest } from './page.ts';
import type { Reader } from './scope.ts';

export interface RatesRequest extends Pick<PageRequest, 'asOf' | 'effective'> {
  /** `USD-EUR`; by default all of them. */
  readonly pair?: string | undefined;
}

/** Recorded rates, reversed ones too. Every signed-in user may read them. @throws QueryFault */
export async function rates(
  reads: LedgerReads,
  _reader: Reader,
  { pair, asOf, effective }: RatesRequest,
): Promise<Answer<Page<RateEntry>>> {
  const shown = momentOf(reads, asOf);
  const days = effectiveOf(effective);
  const rows = await reads.states.ofCategory(rateRegister, shown.through);
  const items = rows
    .flatMap(({ state }) => state.rates)
    .filter((rate) => rate.pair === (pair ?? rate.pair))
    .filter(({ date }) => days === undefined || isEffectiveWithin(days, date));
  return { shown, body: { items, next: null, asOf: positionOf(shown) } };
}
