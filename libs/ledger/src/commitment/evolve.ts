import { foldBy, withEntry } from '../fold-by.ts';
import { minorUnits } from '../money.ts';
import { idOf } from '../stream.ts';
import type { CommitmentRecorded } from './events.ts';
import type { CommitmentState } from './state.ts';

const unpledged: CommitmentState = {
  provider: '',
  receiver: '',
  currency: '',
  pledged: 0n,
  disbursed: 0n,
  conditions: new Map(),
  disbursements: new Map(),
  cancelled: false,
};

export const commitmentFold = foldBy<CommitmentState, CommitmentRecorded>(unpledged, {
  'Pledged.v1': (state, { stream, data, metadata }) => ({
    ...state,
    id: idOf(stream),
    ...(metadata.partnershipId === undefined ? {} : { partnershipId: metadata.partnershipId }),
    provider: data.provider,
    receiver: data.receiver,
    currency: data.amount.currency,
    pledged: minorUnits(data.amount),
    conditions: new Map(
      data.conditions.map(({ id, above }) => [id, { above: above ? minorUnits(above) : 0n, settled: false }]),
    ),
  }),
  'Signed.v1': (state, { data }) => ({ ...state, signed: minorUnits(data.amount) }),
  'Amended.v1': (state, { data }) => ({ ...state, signed: (state.signed ?? 0n) + minorUnits(data.delta) }),
  'ConditionMet.v1': (state, { data }) => settled(state, data.condition),
  'ConditionWaived.v1': (state, { data }) => settled(state, data.condition),
  'Disbursed.v1': (state, { eventId, data }) => ({
    ...state,
    disbursed: state.disbursed + minorUnits(data.amount),
    disbursements: withEntry(state.disbursements, eventId, {
      reference: data.reference,
      amount: minorUnits(data.amount),
      received: 0n,
    }),
  }),
  'Received.v1': (state, { data }) => {
    const { disbursement: id, amount } = data;
    const answered = id === undefined ? undefined : state.disbursements.get(id);
    if (id === undefined || answered === undefined) return state;
    const received = answered.received + minorUnits(amount);
    return { ...state, disbursements: withEntry(state.disbursements, id, { ...answered, received }) };
  },
  'DiscrepancyOpened.v1': (state) => state,
  'Cancelled.v1': (state) => ({ ...state, cancelled: true }),
});

function settled(state: CommitmentState, id: string): CommitmentState {
  const condition = state.conditions.get(id);
  if (condition === undefined) return state;
  return { ...state, conditions: withEntry(state.conditions, id, { ...condition, settled: true }) };
}
