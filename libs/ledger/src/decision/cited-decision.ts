import { refuse, type Refusal } from '../refusal.ts';
import type { DecisionState } from './state.ts';

/** Refuses unless the cited decision was adopted by the same partnership. */
export function refuseUnlessAdopted(
  decisionId: string,
  decision: DecisionState | undefined,
  partnershipId: string | undefined,
): Refusal | undefined {
  const at = '/decisionId';
  if (decision?.id === undefined || decision.id !== decisionId)
    return refuse('decision-unknown', `There is no decision ${decisionId}.`, 'Cite a decision of this ledger.', at);
  if (decision.partnershipId !== partnershipId)
    return refuse(
      'decision-elsewhere',
      `Decision ${decisionId} was taken in another partnership.`,
      'Cite a decision of the same partnership.',
      at,
    );
  if (decision.closed && decision.result === 'adopted') return undefined;
  const found = decision.closed ? (decision.result ?? 'not stated') : 'still open';
  return refuse(
    'decision-not-adopted',
    `The outcome of decision ${decisionId} is: ${found}.`,
    'Cite a decision that is closed and adopted.',
    at,
  );
}
