import { foldBy } from '../fold-by.ts';
import type { FoldRun } from '../fold-run.ts';
import { minorUnits } from '../money.ts';
import { idOf } from '../stream.ts';
import type { CommitmentRecorded } from './events.ts';
import { withoutEvent } from './without-event.ts';
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
  'Pledged.v1': (state, { eventId, stream, data, metadata }, run) => ({
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
    ...entered(state, eventId, run, FINAL),
  }),
  'Signed.v1': (state, { eventId, data }, run) => ({
    ...state,
    signed: minorUnits(data.amount),
    ...entered(state, eventId, run, FINAL),
  }),
  'Amended.v1': (state, { eventId, data }, run) => ({
    ...state,
    signed: (state.signed ?? 0n) + minorUnits(data.delta),
    ...entered(state, eventId, run, FINAL),
  }),
  'ConditionMet.v1': (state, { eventId, data }, run) =>
    settled(state, data.condition, eventId, run, { kind: 'condition-met', condition: data.condition }),
  'ConditionWaived.v1': (state, { eventId, data }, run) => settled(state, data.condition, eventId, run, FINAL),
  'Disbursed.v1': (state, { eventId, data: { amount, reference } }, run) => ({
    ...state,
    disbursed: state.disbursed + minorUnits(amount),
    ...entered(state, eventId, run, { kind: 'disbursed', reference, amount: minorUnits(amount) }),
  }),
  'GuaranteeCalled.v1': (state, { eventId, data: { amount, reference } }, run) => ({
    ...state,
    called: state.called + minorUnits(amount),
    ...entered(state, eventId, run, { kind: 'called', reference, amount: minorUnits(amount) }),
  }),
  'Received.v1': (state, { eventId, data: { amount, disbursement } }, run) => ({
    ...state,
    ...entered(state, eventId, run, {
      kind: 'received',
      amount: minorUnits(amount),
      ...(disbursement === undefined ? {} : { answers: disbursement }),
    }),
  }),
  'Repaid.v1': (state, { eventId, data: { amount, reference } }, run) => ({
    ...state,
    repaid: state.repaid + minorUnits(amount),
    ...entered(state, eventId, run, {
      kind: 'repaid',
      amount: minorUnits(amount),
      ...(reference === undefined ? {} : { reference }),
    }),
  }),
  'DiscrepancyOpened.v1': (state, { eventId, data: { kind, disbursement } }, run) => {
    // `receive` records a receipt and its discrepancy in one append: the receipt is the entry before.
    const about = kind === 'received-unmatched' ? state.latest : disbursement;
    const entry: Entry = {
      kind: 'discrepancy',
      by: kind === 'received-differs' || kind === 'received-unmatched' ? 'rule' : 'person',
      ...(about === undefined ? {} : { about }),
    };
    return { ...state, ...entered(state, eventId, run, entry) };
  },
  'Reconciled.v1': (state, { eventId, data: { payments, discrepancies } }, run) => ({
    ...state,
    ...entered(state, eventId, run, { kind: 'reconciled', payments, discrepancies }),
  }),
  'Cancelled.v1': (state, { eventId }, run) => ({
    ...state,
    cancelled: true,
    ...entered(state, eventId, run, FINAL),
  }),
  'EventReversed.v1': (state, { data }, run) => withoutEvent(state, data.eventId, run),
});

/** Adds an entry for every event that a later rule may ask about, the latest one last. */
const entered = (
  { entries }: CommitmentState,
  eventId: string,
  run: FoldRun,
  entry: Entry,
): Pick<CommitmentState, 'entries' | 'latest'> => ({
  entries: run.withEntry(entries, eventId, entry),
  latest: eventId,
});

function settled(state: CommitmentState, id: string, eventId: string, run: FoldRun, entry: Entry): CommitmentState {
  const condition = state.conditions.get(id);
  const after = { ...state, ...entered(state, eventId, run, entry) };
  if (condition === undefined) return after;
  return { ...after, conditions: run.withEntry(state.conditions, id, { ...condition, settled: true }) };
}
