import { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import { cancelled, releasedAgain } from './commitment-register.cancellation.ts';
import { closedByReceipt, withDiscrepancy } from './commitment-register.discrepancies.ts';
import type { CommitmentRegister, ConditionEntry } from './commitment-register.entries.ts';
import { reconciled } from './commitment-register.reconciliation.ts';
import { withReversal } from './commitment-register.reversal.ts';
import type { Pledge } from './commands.ts';
import type { CommitmentRecorded, Condition } from './events.ts';

export type * from './commitment-register.entries.ts';

const initialState: CommitmentRegister = {
  id: '',
  pledge: null,
  signature: null,
  amendments: [],
  conditions: [],
  disbursements: [],
  calls: [],
  receipts: [],
  repayments: [],
  discrepancies: [],
  reconciliations: [],
  takenBack: [],
  cancellation: null,
};

function settle(
  state: CommitmentRegister,
  id: string,
  how: Pick<ConditionEntry, 'state' | 'grounds' | 'decisionId' | 'settledBy'>,
): CommitmentRegister {
  const conditions = state.conditions.map((condition) => (condition.id === id ? { ...condition, ...how } : condition));
  return { ...state, conditions };
}

const opened = (condition: Condition): ConditionEntry => ({
  id: condition.id,
  kind: condition.kind,
  text: condition.text,
  above: condition.above ?? null,
  state: 'open',
  grounds: null,
  decisionId: null,
  settledBy: null,
});

function pledgeOf(data: Pledge, by: Source): CommitmentRegister['pledge'] {
  const { conditions: _, purpose = null, source = null, finance = null, synthetic = false, ...pledge } = data;
  return { ...pledge, purpose, source, finance, synthetic, by };
}

function evolve(state: CommitmentRegister, indexed: IndexedEvent, run = FoldRun.ONE_STEP): CommitmentRegister {
  const event = indexed as CommitmentRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'Pledged.v1':
      return {
        ...state,
        id: idOf(event.stream),
        pledge: pledgeOf(event.data, by),
        conditions: event.data.conditions.map(opened),
      };
    case 'Signed.v1': {
      const { terms, amount, documentHash = null } = event.data;
      return { ...state, signature: { terms, amount, documentHash, by } };
    }
    case 'Amended.v1':
      return { ...state, amendments: run.appended(state.amendments, [{ ...event.data, by }]) };
    case 'ConditionMet.v1': {
      const { condition, evidence } = event.data;
      return settle(state, condition, { state: 'met', grounds: evidence, decisionId: null, settledBy: by });
    }
    case 'ConditionWaived.v1': {
      const { condition, reason, decisionId } = event.data;
      return settle(state, condition, { state: 'waived', grounds: reason, decisionId, settledBy: by });
    }
    case 'Disbursed.v1': {
      const { synthetic = false, ...payment } = event.data;
      const entry = { ...payment, synthetic, by, reconciledBy: null };
      return { ...state, disbursements: run.appended(state.disbursements, [entry]) };
    }
    case 'GuaranteeCalled.v1': {
      const { synthetic = false, reason = null, ...payment } = event.data;
      const entry = { ...payment, reason, synthetic, by, reconciledBy: null };
      return { ...state, calls: run.appended(state.calls, [entry]) };
    }
    case 'Received.v1': {
      const { reference = null, disbursement = null, synthetic = false, ...money } = event.data;
      const receipts = run.appended(state.receipts, [{ ...money, reference, disbursement, synthetic, by }]);
      return closedByReceipt({ ...state, receipts }, disbursement, by, run);
    }
    case 'Repaid.v1': {
      const { reference = null, interest = null, synthetic = false, ...money } = event.data;
      const entry = { ...money, interest, reference, synthetic, by };
      return releasedAgain({ ...state, repayments: run.appended(state.repayments, [entry]) });
    }
    case 'DiscrepancyOpened.v1':
      return withDiscrepancy(state, event.data, by, run);
    case 'Reconciled.v1':
      return reconciled(state, event.data, by, run);
    case 'Cancelled.v1':
      return cancelled(state, event.data.reason, by);
    case 'EventReversed.v1':
      return withReversal(state, event.data.eventId, event.data.reason, by, run);
    default:
      return state;
  }
}

export const commitmentRegister: EntityView<CommitmentRegister> = {
  name: 'commitment-register',
  category: 'commitment',
  fold: { initialState, evolve },
};
