import type { z } from 'zod';
import type { FoldRun } from '../fold-run.ts';
import { minorUnits, type Money } from '../money.ts';
import type { Source } from '../view.ts';
import type { CommitmentRegister, DiscrepancyEntry } from './commitment-register.entries.ts';
import type { discrepancyOpened } from './events.ts';

export function withDiscrepancy(
  state: CommitmentRegister,
  data: z.infer<typeof discrepancyOpened.data>,
  by: Source,
  run: FoldRun,
): CommitmentRegister {
  const { kind, expected = null, found = null, disbursement = null, reference = null, note = null } = data;
  const discrepancy: DiscrepancyEntry = {
    kind,
    expected,
    found,
    disbursement,
    // `receive` records the receipt and its discrepancy in one append, in this order.
    receipt: kind === 'received-unmatched' ? (state.receipts.at(-1)?.by.eventId ?? null) : null,
    reference,
    note,
    state: 'open',
    explanation: null,
    by,
    closedBy: null,
  };
  return { ...state, discrepancies: run.appended(state.discrepancies, [discrepancy]) };
}

/**
 * A further receipt for the same disbursement closes its discrepancies: either the sums agree now, or the next event
 * opens a new discrepancy with the new sum.
 */
export function closedByReceipt(
  state: CommitmentRegister,
  disbursement: string | null,
  by: Source,
  run: FoldRun,
): CommitmentRegister {
  if (disbursement === null) return state;
  const discrepancies = run.changedWhere(state.discrepancies, disbursementOf, disbursement, (entry) =>
    entry.kind === 'received-differs' ? closed(entry, by) : entry,
  );
  return { ...state, discrepancies };
}

const disbursementOf = ({ disbursement }: DiscrepancyEntry): string | null => disbursement;
const receiptOf = ({ receipt }: DiscrepancyEntry): string | null => receipt;
const openingOf = ({ by }: DiscrepancyEntry): string => by.eventId;

/** Reversing a receipt that answered no disbursement closes its discrepancy. */
export const closedByReversal = (
  state: CommitmentRegister,
  receipt: string,
  by: Source,
  run: FoldRun,
): CommitmentRegister => ({
  ...state,
  discrepancies: run.changedWhere(state.discrepancies, receiptOf, receipt, (entry) => closed(entry, by)),
});

/** Closes the discrepancies that these events opened, with the secretariat's explanation. */
export const explained = (
  state: CommitmentRegister,
  opened: readonly string[],
  by: Source,
  explanation: string | null,
  run: FoldRun,
): CommitmentRegister => ({
  ...state,
  discrepancies: opened.reduce(
    (all, eventId) => run.changedWhere(all, openingOf, eventId, (entry) => closed(entry, by, explanation)),
    state.discrepancies,
  ),
});

const closed = (entry: DiscrepancyEntry, by: Source, explanation: string | null = null): DiscrepancyEntry =>
  entry.state === 'open' ? { ...entry, state: 'closed', explanation, closedBy: by } : entry;

/** Opens again what this event had closed, as far as the records still differ. */
export const reopened = (state: CommitmentRegister, closing: string): CommitmentRegister => ({
  ...state,
  discrepancies: state.discrepancies.map((entry, at) =>
    entry.closedBy?.eventId === closing && stillDiffers(state, entry, at)
      ? { ...entry, state: 'open', explanation: null, closedBy: null }
      : entry,
  ),
});

const total = (sums: readonly { readonly amount: Money }[]): bigint =>
  sums.reduce((sum, { amount }) => sum + minorUnits(amount), 0n);

function stillDiffers(state: CommitmentRegister, entry: DiscrepancyEntry, at: number): boolean {
  if (entry.kind === 'received-unmatched') return state.receipts.some(({ by }) => by.eventId === entry.receipt);
  if (entry.kind !== 'received-differs') return true;
  const newer = state.discrepancies.slice(at + 1);
  if (newer.some((each) => each.kind === entry.kind && each.disbursement === entry.disbursement)) return false;
  const paid = [...state.disbursements, ...state.calls].filter(({ by }) => by.eventId === entry.disbursement);
  const came = state.receipts.filter(({ disbursement }) => disbursement === entry.disbursement);
  return came.length > 0 && total(paid) !== total(came);
}
