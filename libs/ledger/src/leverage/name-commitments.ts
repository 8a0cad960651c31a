import { refuse, type Refusal } from '../refusal.ts';
import { commitmentFact, type AnchorFacts } from './state.ts';

/** Refuses an unknown commitment, and one of another partnership. */
export function refuseCommitments(
  ids: readonly string[] | undefined,
  facts: AnchorFacts,
  pointer = '/commitments',
): Refusal | undefined {
  for (const [index, id] of (ids ?? []).entries()) {
    const commitment = facts[commitmentFact(id)];
    if (commitment?.id === undefined)
      return refuse(
        'commitment-unknown',
        `There is no commitment ${id}.`,
        'Name commitments of this partnership by their ids.',
        `${pointer}/${index}`,
      );
    if (commitment.partnershipId !== facts.partnership.id)
      return refuse(
        'commitment-elsewhere',
        `Commitment ${id} stands in another partnership.`,
        'Name commitments of this partnership.',
        `${pointer}/${index}`,
      );
  }
  return undefined;
}
