import { refuseUnlessAdopted } from '../decision/cited-decision.ts';
import type { DecisionState } from '../decision/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { PartnershipState } from './state.ts';

/** Refuses an unknown partnership. */
export function refuseUnlessFounded(partnership: PartnershipState): Refusal | undefined {
  if (partnership.id !== undefined) return undefined;
  return refuse('partnership-unknown', 'There is no such partnership.', 'Check its id, or found it first.');
}

/** Refuses new things in an unknown or closed partnership. */
export function refuseUnlessOpen(partnership: PartnershipState): Refusal | undefined {
  if (partnership.phase !== 'closed') return refuseUnlessFounded(partnership);
  return refuse('partnership-closed', 'The partnership is closed.', 'Record it in a partnership that is open.');
}

/** Refuses an organisation that has not joined. */
export function refuseUnlessPartner(
  partnership: PartnershipState,
  organisation: string,
  pointer: string,
): Refusal | undefined {
  if (partnership.partners.has(organisation)) return undefined;
  return refuse(
    'not-a-partner',
    `Organisation ${organisation} is not a partner of this partnership.`,
    'Add it as a partner first.',
    pointer,
  );
}

/** Refuses two sides that are one organisation, or that are not both partners. */
export function refuseSides(
  partnership: PartnershipState,
  { provider, receiver }: { readonly provider: string; readonly receiver: string },
): Refusal | undefined {
  if (provider === receiver)
    return refuse(
      'one-side-only',
      'Provider and receiver are the same organisation.',
      'Name two partners.',
      '/receiver',
    );
  return (
    refuseUnlessPartner(partnership, provider, '/provider') ?? refuseUnlessPartner(partnership, receiver, '/receiver')
  );
}

/**
 * What the secretariat settles for the whole partnership cites an adopted decision. In preparation there is no board
 * yet, so a decision is optional there; a cited one is always checked.
 */
export function refuseUnlessDecided(
  partnership: PartnershipState,
  decisionId: string | undefined,
  decision: DecisionState | undefined,
): Refusal | undefined {
  if (decisionId !== undefined) return refuseUnlessAdopted(decisionId, decision, partnership.id);
  if (partnership.phase === 'preparation') return undefined;
  return refuse(
    'decision-needed',
    `The partnership is in phase ${partnership.phase}, where this rests on a decision.`,
    'Cite an adopted decision in decisionId.',
    '/decisionId',
  );
}
