import { foldBy, withEntry } from '../fold-by.ts';
import { minorUnits } from '../money.ts';
import { idOf } from '../stream.ts';
import type { CommitmentRecorded } from './events.ts';
import { takenBack } from './take-back.ts';
import type { CommitmentState, Entry } from './state.ts';

const unpledged: CommitmentState = {
  provider: '',
  receiver: '',
  instrument: 'grant',
  currency: '',
  pledged: 0n,
  disbursed: 0n,
  called: 0n,
  repaid: 0n,
  conditions: new Map(),
  entries: new Map(),
  reversed: new Set(),
  cancelled: false,
};

const FINAL: Entry = { kind: 'final' };

export const commitmentFold = foldBy<CommitmentState, CommitmentRecorded>(unpledged, {
  'Pledged.v1': (state, { eventId, stream, data, metadata }) => ({
    ...state,
    id: idOf(stream),
    ...(metadata.partnershipId === undefined ? {} : { partnershipId: metadata.partnershipId }),
    provider: data.provider,
    receiver: data.receiver,
    ...(data.source === undefined ? {} : { source: data.source }),
    instrument: data.instrument,
    currency: data.amount.currency,
    pledged: minorUnits(data.amount),
    conditions: new Map(
      data.conditions.map(({ id, above }) => [id, { above: above ? minorUnits(above) : 0n, settled: false }]),
    ),
    entries: withEntry(state.entries, eventId, FINAL),
  }),
  'Signed.v1': (state, { eventId, data }) => ({
    ...state,
    signed: minorUnits(data.amount),
    entries: withEntry(state.entries, eventId, FINAL),
  }),
  'Amended.v1': (state, { eventId, data }) => ({
    ...state,
    signed: (state.signed ?? 0n) + minorUnits(data.delta),
    entries: withEntry(state.entries, eventId, FINAL),
  }),
  'ConditionMet.v1': (state, { eventId, data }) =>
    settled(state, data.condition, eventId, { kind: 'condition-met', condition: data.condition }),
  'ConditionWaived.v1': (state, { eventId, data }) => settled(state, data.condition, eventId, FINAL),
  'Disbursed.v1': (state, { eventId, data: { amount, reference } }) => ({
    ...state,
    disbursed: state.disbursed + minorUnits(amount),
    entries: withEntry(state.entries, eventId, { kind: 'disbursed', reference, amount: minorUnits(amount) }),
  }),
  'GuaranteeCalled.v1': (state, { eventId, data: { amount, reference } }) => ({
    ...state,
    called: state.called + minorUnits(amount),
    entries: withEntry(state.entries, eventId, { kind: 'called', reference, amount: minorUnits(amount) }),
  }),
  'Received.v1': (state, { eventId, data: { amount, disbursement } }) => ({
    ...state,
    entries: withEntry(state.entries, eventId, {
      kind: 'received',
      amount: minorUnits(amount),
      ...(disbursement === undefined ? {} : { answers: disbursement }),
    }),
  }),
  'Repaid.v1': (state, { eventId, data: { amount, reference } }) => ({
    ...state,
    repaid: state.repaid + minorUnits(amount),
    entries: withEntry(state.entries, eventId, {
      kind: 'repaid',
      amount: minorUnits(amount),
      ...(reference === undefined ? {} : { reference }),
    }),
  }),
  'DiscrepancyOpened.v1': (state, { eventId, data: { kind, disbursement } }) => {
    // What answers no disbursement is named by the receipt that came in the same breath: the entry before.
    const about = kind === 'received-unmatched' ? [...state.entries.keys()].at(-1) : disbursement;
    const entry: Entry = {
      kind: 'discrepancy',
      by: kind === 'received-differs' || kind === 'received-unmatched' ? 'rule' : 'person',
      ...(about === undefined ? {} : { about }),
    };
    return { ...state, entries: withEntry(state.entries, eventId, entry) };
  },
  'Reconciled.v1': (state, { eventId, data: { payments, discrepancies } }) => ({
    ...state,
    entries: withEntry(state.entries, eventId, { kind: 'reconciled', payments, discrepancies }),
  }),
  'Cancelled.v1': (state, { eventId }) => ({
    ...state,
    cancelled: true,
    entries: withEntry(state.entries, eventId, FINAL),
  }),
  'EventReversed.v1': (state, { data }) => takenBack(state, data.eventId),
});

function settled(state: CommitmentState, id: string, eventId: string, entry: Entry): CommitmentState {
  const condition = state.conditions.get(id);
  const entries = withEntry(state.entries, eventId, entry);
  if (condition === undefined) return { ...state, entries };
  return { ...state, entries, conditions: withEntry(state.conditions, id, { ...condition, settled: true }) };
}
