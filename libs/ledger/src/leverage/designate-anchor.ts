import type { Command } from '../decider.ts';
import { refuseUnlessDecided, refuseUnlessOpen, refuseUnlessPartner } from '../partnership/preconditions.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { DesignateAnchor } from './commands.ts';
import type { LeverageDecided } from './events.ts';
import { refuseCommitments } from './name-commitments.ts';
import { commitmentFact, type AnchorFacts, type AnchorState } from './state.ts';

/**
 * Designates the money whose leverage is measured. Passed-on money has its origin elsewhere, so it can't be an anchor.
 */
export function designateAnchor(
  { data }: Command<string, DesignateAnchor>,
  _: AnchorState,
  facts: AnchorFacts,
): readonly LeverageDecided[] | Refusal {
  const { partnership, decision } = facts;
  const refusal =
    refuseUnlessOpen(partnership) ??
    refuseUnlessDecided(partnership, data.decisionId, decision) ??
    refuseNothing(data) ??
    (data.provider === undefined ? undefined : refuseUnlessPartner(partnership, data.provider, '/provider')) ??
    refuseStrangers(data, facts) ??
    refuseCommitments(data.commitments, facts) ??
    refuseTwice(data.commitments) ??
    refusePassedOn(data.commitments, facts);
  return refusal ?? [{ type: 'AnchorDesignated.v1', data }];
}

function refuseNothing({ commitments, provider }: DesignateAnchor): Refusal | undefined {
  if (commitments.length > 0 || provider !== undefined) return undefined;
  return refuse(
    'anchor-empty',
    'No money is named.',
    "Name commitments, or the 'provider' of all of it.",
    '/commitments',
  );
}

function refuseStrangers({ lenders = [], finalRecipients = [] }: DesignateAnchor, { partnership }: AnchorFacts) {
  const named = { lenders, finalRecipients };
  for (const [field, organisations] of Object.entries(named))
    for (const [index, id] of organisations.entries()) {
      const refusal = refuseUnlessPartner(partnership, id, `/${field}/${index}`);
      if (refusal) return refusal;
    }
  return undefined;
}

function refuseTwice(ids: readonly string[]): Refusal | undefined {
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at);
  if (index < 0) return undefined;
  return refuse(
    'commitment-repeated',
    `Commitment ${ids[index]} stands twice.`,
    'Name it once.',
    `/commitments/${index}`,
  );
}

function refusePassedOn(ids: readonly string[], facts: AnchorFacts): Refusal | undefined {
  const index = ids.findIndex((id) => facts[commitmentFact(id)]?.source !== undefined);
  if (index < 0) return undefined;
  return refuse(
    'anchor-passed-on',
    `Commitment ${ids[index]} passes on the money of another.`,
    'Name the commitment that the money came from first.',
    `/commitments/${index}`,
  );
}
