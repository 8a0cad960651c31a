import type { Command } from '../decider.ts';
import type { DecisionState } from '../decision/state.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { ChangePhase } from './commands.ts';
import { PHASES, type PartnershipDecided } from './events.ts';
import { refuseUnlessDecided, refuseUnlessOpen } from './preconditions.ts';
import type { PartnershipState } from './state.ts';

/** One step at a time; `closed` can follow any phase. */
export function changePhase(
  { data }: Command<string, ChangePhase>,
  state: PartnershipState,
  { decision }: { readonly decision?: DecisionState },
): readonly PartnershipDecided[] | Refusal {
  const { phase: from } = state;
  const { to } = data;
  const step = PHASES.indexOf(to) - PHASES.indexOf(from);
  const refusal =
    refuseUnlessOpen(state) ??
    (step === 0
      ? refuse('phase-unchanged', `The partnership is in phase ${to} already.`, 'Nothing is left to do.', '/to')
      : undefined) ??
    (step === 1 || to === 'closed' ? undefined : outOfOrder(state, data)) ??
    (from === 'preparation' && to === 'experiment' ? refuseActivation(state) : undefined) ??
    refuseUnlessDecided(state, data.decisionId, decision);
  return refusal ?? [{ type: 'PhaseChanged.v1', data: { ...data, from } }];
}

function outOfOrder(state: PartnershipState, { to }: ChangePhase): Refusal {
  const next = PHASES[PHASES.indexOf(state.phase) + 1] ?? 'closed';
  return refuse(
    'phase-out-of-order',
    `From ${state.phase} the next phase is ${next}, not ${to}.`,
    next === 'closed' ? 'Change to closed.' : `Change to ${next} first, or close the partnership.`,
    '/to',
  );
}

/** Activation needs a charter, a measurable objective, an exit plan and a beneficiary seat. */
function refuseActivation({ charter, exitPlan, grants }: PartnershipState): Refusal | undefined {
  if (charter === undefined)
    return refuse('charter-missing', 'No charter has been adopted.', 'Adopt a charter first.', '/to');
  if (!charter.measurable)
    return refuse(
      'objective-not-measurable',
      `Charter version ${charter.version} has no objective with a measure and a target.`,
      'Adopt a charter with at least one.',
      '/to',
    );
  if (exitPlan === undefined)
    return refuse('exit-plan-missing', 'No exit plan has been adopted.', 'Adopt an exit plan first.', '/to');
  if (grants.some(({ role }) => role === 'representative')) return undefined;
  return refuse(
    'beneficiary-seat-missing',
    'Nobody holds the role of beneficiaries’ representative.',
    'Grant that role first.',
    '/to',
  );
}
