import type { FoldRun } from '../fold-run.ts';
import type { Money } from '../money.ts';
import type { Source } from '../view.ts';
import { releasedAgain } from './commitment-register.cancellation.ts';
import { closedByReceipt, closedByReversal, reopened } from './commitment-register.discrepancies.ts';
import type { CommitmentRegister, ReconciliationEntry, ReversedEntry } from './commitment-register.entries.ts';

interface Movement {
  readonly amount: Money;
  readonly valueDate: string;
  readonly reference: string | null;
  readonly synthetic: boolean;
  readonly by: Source;
}

/** Moves a record from the lists that figures are computed from to the list of reversed records. */
export function withReversal(
  state: CommitmentRegister,
  eventId: string,
  reason: string,
  by: Source,
  run: FoldRun,
): CommitmentRegister {
  const is = (entry: { readonly by: Source }): boolean => entry.by.eventId === eventId;
  const others = <Entry extends { readonly by: Source }>(entries: readonly Entry[]): readonly Entry[] =>
    entries.filter((entry) => !is(entry));
  const kept = (what: ReversedEntry['what'], { amount, valueDate, reference, synthetic, by: source }: Movement) =>
    addReversed(state, { what, amount, valueDate, reference, synthetic, by: source, reason, takenBackBy: by });

  const disbursed = state.disbursements.find(is);
  if (disbursed) return releasedAgain({ ...kept('disbursed', disbursed), disbursements: others(state.disbursements) });
  const called = state.calls.find(is);
  if (called) return releasedAgain({ ...kept('called', called), calls: others(state.calls) });
  const repaid = state.repayments.find(is);
  if (repaid) return releasedAgain({ ...kept('repaid', repaid), repayments: others(state.repayments) });
  const received = state.receipts.find(is);
  if (received) {
    const after = { ...kept('received', received), receipts: others(state.receipts) };
    return closedByReversal(closedByReceipt(after, received.disbursement, by, run), eventId, by, run);
  }
  const reconciliation = state.reconciliations.find(is);
  if (reconciliation)
    return unreconciled(addReversed(state, recordOf('reconciled', reconciliation.by, reason, by)), reconciliation);
  const met = state.conditions.find((condition) => condition.settledBy?.eventId === eventId);
  if (met === undefined || met.settledBy === null) return state;
  const open = { ...met, state: 'open', grounds: null, decisionId: null, settledBy: null } as const;
  const conditions = state.conditions.map((condition) => (condition === met ? open : condition));
  return { ...addReversed(state, recordOf('condition-met', met.settledBy, reason, by)), conditions };
}

const addReversed = (state: CommitmentRegister, entry: ReversedEntry): CommitmentRegister => ({
  ...state,
  takenBack: [...state.takenBack, entry],
});

const recordOf = (what: ReversedEntry['what'], by: Source, reason: string, takenBackBy: Source): ReversedEntry => ({
  what,
  amount: null,
  valueDate: null,
  reference: null,
  synthetic: false,
  by,
  reason,
  takenBackBy,
});

function unreconciled(state: CommitmentRegister, { by }: ReconciliationEntry): CommitmentRegister {
  const reconciliations = state.reconciliations.filter((entry) => entry.by.eventId !== by.eventId);
  const unmarked = <Entry extends { readonly reconciledBy: Source | null }>(payments: readonly Entry[]) =>
    payments.map((each) => (each.reconciledBy?.eventId === by.eventId ? { ...each, reconciledBy: null } : each));
  const after = {
    ...state,
    reconciliations,
    disbursements: unmarked(state.disbursements),
    calls: unmarked(state.calls),
  };
  return reopened(after, by.eventId);
}
