import { refuse, type Refusal } from '../refusal.ts';
import type { DecisionState } from './state.ts';

/** Refuses where this stream has no proposal, or voting is over. */
export function refuseUnlessVoting({ id, closed }: DecisionState): Refusal | undefined {
  if (id === undefined)
    return refuse('decision-unknown', 'There is no such decision.', 'Check its id, or propose it first.');
  if (!closed) return undefined;
  return refuse('decision-closed', 'The decision is closed.', 'Propose a new one if it is to be taken again.');
}
