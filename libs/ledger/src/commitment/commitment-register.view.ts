import { minorUnits, moneyOf, type Money } from '../money.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { CommitmentRegister, ConditionEntry, DiscrepancyEntry } from './commitment-register.entries.ts';
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
  receipts: [],
  discrepancies: [],
  cancellation: null,
};

const sum = (sums: readonly Money[]): bigint => sums.reduce((total, each) => total + minorUnits(each), 0n);
const atLeastZero = (amount: bigint): bigint => (amount < 0n ? 0n : amount);

function cancel(state: CommitmentRegister, reason: string, by: Source): CommitmentRegister {
  if (state.pledge === null) return state;
  const { amount } = state.pledge;
  const paid = sum(state.disbursements.map((payment) => payment.amount));
  const unpaid = (promised: bigint): Money => moneyOf(atLeastZero(promised - paid), amount.currency);
  const pledgeReleased = unpaid(minorUnits(amount));
  const signed = state.signature?.amount;
  const signedReleased =
    signed === undefined ? null : unpaid(sum([signed, ...state.amendments.map((each) => each.delta)]));
  return { ...state, cancellation: { reason, pledgeReleased, signedReleased, by } };
}

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

/**
 * More money for the same disbursement answers what was missing of it: either it comes out even now, or the event that
 * follows opens a new discrepancy with the new sum.
 */
const answered = (
  entries: readonly DiscrepancyEntry[],
  disbursement: string | null,
  by: Source,
): readonly DiscrepancyEntry[] =>
  entries.map((entry) =>
    entry.kind === 'received-differs' && entry.state === 'open' && entry.disbursement === disbursement
      ? { ...entry, state: 'closed', closedBy: by }
      : entry,
  );

function evolve(state: CommitmentRegister, indexed: IndexedEvent): CommitmentRegister {
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
      return { ...state, amendments: [...state.amendments, { ...event.data, by }] };
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
      return { ...state, disbursements: [...state.disbursements, { ...payment, synthetic, by }] };
    }
    case 'Received.v1': {
      const { reference = null, disbursement = null, synthetic = false, ...money } = event.data;
      const receipts = [...state.receipts, { ...money, reference, disbursement, synthetic, by }];
      return { ...state, receipts, discrepancies: answered(state.discrepancies, disbursement, by) };
    }
    case 'DiscrepancyOpened.v1': {
      const { kind, expected = null, found = null, disbursement = null, reference = null, note = null } = event.data;
      const discrepancy: DiscrepancyEntry = {
        kind,
        expected,
        found,
        disbursement,
        reference,
        note,
        state: 'open',
        by,
        closedBy: null,
      };
      return { ...state, discrepancies: [...state.discrepancies, discrepancy] };
    }
    case 'Cancelled.v1':
      return cancel(state, event.data.reason, by);
    default:
      return state;
  }
}

export const commitmentRegister: EntityView<CommitmentRegister> = {
  name: 'commitment-register',
  category: 'commitment',
  fold: { initialState, evolve },
};
