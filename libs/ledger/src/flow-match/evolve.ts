import type { CommitmentRecorded } from '../commitment/events.ts';
import { undoesPayment } from '../commitment/returned.ts';
import type { FlowBasis } from '../flow/flow.ts';
import { FoldRun } from '../fold-run.ts';
import type { Fold } from '../decider.ts';
import type { RecordedEvent } from '../recorded-event.ts';
import type { ReportRecorded } from '../report/events.ts';
import { AWARD, flowKind } from '../report/flow-kinds.ts';
import type { ReversalRecorded } from '../reversal/events.ts';
import type { FlowMatchRecorded } from './events.ts';
import { valueAt, withValue } from './uuid-map.ts';
import { flowNamed, type FlowStage, type FlowStreamState, type StreamEntry } from './state.ts';

type Recorded = ReportRecorded | CommitmentRecorded | FlowMatchRecorded | ReversalRecorded;

const STAGES: Readonly<Record<FlowBasis, FlowStage>> = {
  pledged: 'pledge',
  committed: 'commitment',
  disbursed: 'payment',
  received: 'payment',
};

/** A kind without a basis matches only flows of the same kind. */
export function stageOf(kind: string): FlowStage {
  const basis = flowKind(kind)?.basis;
  return basis === undefined ? `other ${kind}` : STAGES[basis];
}

/** The stage of the flow that an event records, or null. What came back of a grant is a payment below zero. */
function stageMade(event: Recorded, { isGrant }: FlowStreamState): FlowStage | null {
  switch (event.type) {
    case 'FlowReported.v1':
      return stageOf(event.data.kind);
    case 'GrantReported.v1':
      return stageOf(AWARD);
    case 'Pledged.v1':
      return 'pledge';
    case 'Signed.v1':
      return 'commitment';
    case 'Disbursed.v1':
    case 'GuaranteeCalled.v1':
    case 'Received.v1':
      return 'payment';
    case 'Repaid.v1':
      return isGrant === true ? 'payment' : stageOf('iati:6');
    default:
      return null;
  }
}

function changed(state: FlowStreamState, eventId: string, change: Partial<StreamEntry>, run: FoldRun): FlowStreamState {
  const entry = valueAt(state.entries, eventId);
  if (entry === undefined) return state;
  return { ...state, entries: withValue(state.entries, eventId, { ...entry, ...change }, run) };
}

/** A correction points to the flow that it corrects, and sets its stage. */
function corrected(
  state: FlowStreamState,
  event: Extract<Recorded, { type: 'ReportCorrected.v1' }>,
  run: FoldRun,
): FlowStreamState {
  const { corrects, flow } = event.data;
  const of = flowNamed(state, corrects)?.eventId;
  if (of === undefined) return state;
  const known = changed(state, event.eventId, { of }, run);
  return flow === undefined ? known : changed(known, of, { stage: stageOf(flow.kind) }, run);
}

function reversed(state: FlowStreamState, eventId: string, run: FoldRun): FlowStreamState {
  const match = state.matches.get(eventId);
  if (match === undefined) return changed(state, eventId, { current: false }, run);
  return { ...state, matches: run.withEntry(state.matches, eventId, { ...match, reversed: true }) };
}

function evolve(before: FlowStreamState, recorded: RecordedEvent, run = FoldRun.ONE_STEP): FlowStreamState {
  const event = recorded as Recorded;
  const { partnershipId = before.partnershipId } = event.metadata;
  const state: FlowStreamState = {
    ...before,
    ...(partnershipId === undefined ? {} : { partnershipId }),
    ...(event.type === 'Pledged.v1' && undoesPayment(event.data.instrument) ? { isGrant: true } : {}),
    entries: withValue(before.entries, event.eventId, { stage: stageMade(event, before), current: true }, run),
  };
  switch (event.type) {
    case 'ReportCorrected.v1':
      return corrected(state, event, run);
    case 'ReportWithdrawn.v1':
      return changed(state, flowNamed(state, event.data.withdraws)?.eventId ?? '', { current: false }, run);
    case 'FlowsMatched.v1': {
      const { flow, with: other } = event.data;
      return {
        ...state,
        matches: run.withEntry(state.matches, event.eventId, { flow, with: other.eventId, reversed: false }),
      };
    }
    case 'EventReversed.v1':
      return reversed(state, event.data.eventId, run);
    default:
      return state;
  }
}

/** For any stream that holds flows: a report or a commitment. */
export const flowStreamFold: Fold<FlowStreamState> = {
  initialState: { entries: new Map(), matches: new Map() },
  evolve,
};
