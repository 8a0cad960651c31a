import { ledgerTotals } from '@pacta/interop';
import type { ControlTotal } from '@pacta/ledger';
import type { LedgerReads } from './ledger-reads.ts';
import { momentOf, positionOf, type Answer } from './moment.ts';
import type { Reader } from './scope.ts';

/**
 * The ledger's side of the control totals, by currency and kind. Publishers have published these data, so every
 * signed-in user may read them.
 * @throws QueryFault
 */
export async function totals(
  reads: LedgerReads,
  _reader: Reader,
  { asOf }: { readonly asOf?: string | undefined },
): Promise<Answer<{ readonly items: readonly ControlTotal[]; readonly asOf: number | null }>> {
  const shown = momentOf(reads, asOf);
  const last = shown.through < 0 ? undefined : reads.readModels.eventAt(shown.through);
  const items = last === undefined ? [] : await ledgerTotals(reads.store, last.token);
  return { shown, body: { items, asOf: positionOf(shown) } };
}
