import { foldBy } from '../fold-by.ts';
import { idOf } from '../stream.ts';
import type { Objective, PartnershipRecorded } from './events.ts';
import type { PartnershipState } from './state.ts';

const isMeasurable = ({ measure, target }: Objective): boolean => measure !== undefined && target !== undefined;

const unfounded: PartnershipState = { phase: 'preparation', partners: new Map(), valuationRules: [], grants: [] };

export const partnershipFold = foldBy<PartnershipState, PartnershipRecorded>(unfounded, {
  'PartnershipFounded.v1': (state, { stream, data }) => ({ ...state, id: idOf(stream), name: data.name }),
  'CharterAdopted.v1': (state, { data }) => ({
    ...state,
    charter: { version: data.version, measurable: data.objectives.some(isMeasurable) },
  }),
  'PartnerJoined.v1': (state, { data: { organisation, sector } }, run) => ({
    ...state,
    partners: run.withEntry(state.partners, organisation.id, { name: organisation.name, sector }),
  }),
  'ExitPlanAdopted.v1': (state, { data }) => ({ ...state, exitPlan: { horizon: data.horizon } }),
  'PhaseChanged.v1': (state, { data }) => ({ ...state, phase: data.to }),
  'ValuationRuleAgreed.v1': (state, { data }, run) => ({
    ...state,
    valuationRules: run.appended(state.valuationRules, [data]),
  }),
  'RoleGranted.v1': (state, { data }, run) => ({ ...state, grants: run.appended(state.grants, [data]) }),
  'RoleRevoked.v1': (state, { data }) => ({
    ...state,
    grants: state.grants.filter(({ actor, role }) => actor !== data.actor || role !== data.role),
  }),
});
