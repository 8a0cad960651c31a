import { decideBy } from '../decide-by.ts';
import type { DecisionState } from '../decision/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { AddPartner, AdoptCharter, AdoptExitPlan, FoundPartnership, PartnershipCommand } from './commands.ts';
import type { Command } from '../decider.ts';
import { agreeValuationRule } from './agree-valuation-rule.ts';
import { changePhase } from './change-phase.ts';
import type { PartnershipDecided } from './events.ts';
import { grantRole, revokeRole } from './grant-role.ts';
import { refuseUnlessDecided, refuseUnlessOpen } from './preconditions.ts';
import type { PartnershipState } from './state.ts';

/** State of other streams that the partnership's rules read: the cited decision. */
export interface PartnershipFacts {
  readonly decision?: DecisionState;
}

type Outcome = readonly PartnershipDecided[] | Refusal;

/**
 * The founder becomes its secretariat, since nobody else could grant roles. Access control checks that the founder is
 * an administrator.
 */
function foundPartnership({ data, by }: Command<string, FoundPartnership>, state: PartnershipState): Outcome {
  if (state.id !== undefined)
    return refuse('already-founded', 'The partnership is already founded.', 'Use it as it is, or found another.');
  return [
    { type: 'PartnershipFounded.v1', data },
    { type: 'RoleGranted.v1', data: { actor: by.actor, role: 'secretariat' } },
  ];
}

function adoptCharter(
  { data }: Command<string, AdoptCharter>,
  state: PartnershipState,
  { decision }: PartnershipFacts,
): Outcome {
  const refusal = refuseUnlessOpen(state) ?? refuseUnlessDecided(state, data.decisionId, decision);
  if (refusal) return refusal;
  const ids = data.objectives.map(({ id }) => id);
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (repeated >= 0)
    return refuse(
      'objective-repeated',
      `The objective ${ids[repeated]} stands twice in the charter.`,
      'Give each objective an id of its own.',
      `/objectives/${repeated}/id`,
    );
  return [{ type: 'CharterAdopted.v1', data: { ...data, version: (state.charter?.version ?? 0) + 1 } }];
}

function addPartner({ data }: Command<string, AddPartner>, state: PartnershipState): Outcome {
  const refusal = refuseUnlessOpen(state);
  if (refusal) return refusal;
  if (state.partners.has(data.organisation.id))
    return refuse(
      'already-partner',
      `${data.organisation.name} has already joined.`,
      'Add another organisation, or use this one as it is.',
      '/organisation/id',
    );
  return [{ type: 'PartnerJoined.v1', data }];
}

function adoptExitPlan(
  { data, by }: Command<string, AdoptExitPlan>,
  state: PartnershipState,
  { decision }: PartnershipFacts,
): Outcome {
  const refusal = refuseUnlessOpen(state) ?? refuseUnlessDecided(state, data.decisionId, decision);
  if (refusal) return refusal;
  const adopted = by.effectiveOn ?? by.today;
  if (data.horizon <= adopted)
    return refuse(
      'horizon-past',
      `The horizon ${data.horizon} does not lie after ${adopted}, the day of the plan.`,
      'Give a day that is still to come.',
      '/horizon',
    );
  return [{ type: 'ExitPlanAdopted.v1', data }];
}

export const decidePartnership = decideBy<PartnershipCommand, PartnershipState, PartnershipDecided, PartnershipFacts>({
  foundPartnership,
  adoptCharter,
  addPartner,
  adoptExitPlan,
  changePhase,
  agreeValuationRule,
  grantRole,
  revokeRole,
});
