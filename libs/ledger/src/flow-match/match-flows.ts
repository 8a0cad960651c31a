import type { Command } from '../decider.ts';
import { refuseMatched, refuseOnward } from '../match-rules.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Reversal } from '../reversal/events.ts';
import { refuseReversal, type Reversibility } from '../reversal/refuse-reversal.ts';
import type { MatchFlows } from './commands.ts';
import type { FlowMatchDecided } from './events.ts';
import { valueAt } from './uuid-map.ts';
import { flowNamed, matchOf, type FlowMatchFacts, type FlowStage, type FlowStreamState } from './state.ts';

type Outcome = readonly FlowMatchDecided[] | Refusal;

/**
 * A reported flow has one match at a time, with a flow that is not itself matched onward, so that matches never form a
 * cycle. Amounts and currencies may differ; reports show the difference.
 */
export function matchFlows(
  { data }: Command<string, MatchFlows>,
  state: FlowStreamState,
  { other = state }: FlowMatchFacts,
): Outcome {
  const flow = flowNamed(state, data.flow);
  const counterpart = flowNamed(other, data.with.eventId);
  if (flow === undefined) return notAFlow(data.flow, '/flow');
  if (counterpart === undefined) return notAFlow(data.with.eventId, '/with');
  const refusal =
    (flow.eventId === counterpart.eventId ? sameFlow() : undefined) ??
    (flow.current ? undefined : flowWithdrawn(data.flow, '/flow')) ??
    (counterpart.current ? undefined : flowWithdrawn(data.with.eventId, '/with')) ??
    refuseOtherStage(flow.stage, counterpart.stage) ??
    refuseMatched('flow', matchOf(state, flow.eventId)) ??
    refuseOnward(counterpart.eventId, matchOf(other, counterpart.eventId));
  if (refusal) return refusal;
  const match = { ...data, flow: flow.eventId, with: { ...data.with, eventId: counterpart.eventId } };
  return [{ type: 'FlowsMatched.v1', data: match }];
}

/** Reports are corrected by their publishers' next file. A match is a person's statement, so it can be reversed. */
export function unmatchFlows({ data }: Command<string, Reversal>, state: FlowStreamState): Outcome {
  return refuseReversal(data.eventId, reversibility(state, data.eventId)) ?? [{ type: 'EventReversed.v1', data }];
}

function reversibility({ matches, entries }: FlowStreamState, eventId: string): Reversibility {
  const match = matches.get(eventId);
  if (match !== undefined) return match.reversed ? 'reversed' : 'reversible';
  return valueAt(entries, eventId) === undefined ? undefined : 'final';
}

const notAFlow = (eventId: string, pointer: string): Refusal =>
  refuse(
    'not-a-flow',
    `Event ${eventId} made no flow: it is neither a promise nor a movement of money.`,
    'Name a flow of the report, or a pledge, signature, disbursement or receipt of a commitment.',
    pointer,
  );

const sameFlow = (): Refusal => refuse('same-flow', 'Both are the same flow already.', 'Name two flows.', '/with');

const flowWithdrawn = (eventId: string, pointer: string): Refusal =>
  refuse(
    'flow-withdrawn',
    `The flow of event ${eventId} was withdrawn and does not count.`,
    'Match the flow that took its place.',
    pointer,
  );

function refuseOtherStage(one: FlowStage, other: FlowStage): Refusal | undefined {
  if (one === other) return undefined;
  return refuse(
    'stages-differ',
    `One is a ${one}, the other a ${other}: they are not the same flow.`,
    'Match a pledge with a pledge, a commitment with a commitment, a payment with a payment.',
    '/with',
  );
}
