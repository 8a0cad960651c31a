import type { Role } from '../access/roles.ts';
import type { NumberedRule } from '../contribution/valuation-rule.ts';
import type { Identifier } from '../identifiers.ts';
import { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { Objective, PartnershipRecorded, Phase, Sector } from './events.ts';

export interface CharterEntry {
  readonly version: number;
  readonly objectives: readonly Objective[];
  readonly redLines: readonly string[];
  readonly principles: readonly string[];
  readonly documentHash: string | null;
  readonly decisionId: string | null;
  readonly by: Source;
}

export interface PartnerEntry {
  readonly id: string;
  readonly name: string;
  readonly identifiers: readonly Identifier[];
  readonly sector: Sector;
  /** What it does along the value chain, in its own words. */
  readonly roles: readonly string[];
  readonly by: Source;
}

export interface ExitPlanEntry {
  readonly triggers: readonly string[];
  readonly heirs: readonly string[];
  /** Plain date. */
  readonly horizon: string;
  readonly decisionId: string | null;
  readonly by: Source;
}

export interface PhaseEntry {
  readonly from: Phase;
  readonly to: Phase;
  readonly reason: string | null;
  readonly decisionId: string | null;
  readonly by: Source;
}

/** A valuation rule with the event that agreed it. */
export interface ValuationRuleEntry extends NumberedRule {
  readonly decisionId: string | null;
  readonly by: Source;
}

export interface GrantEntry {
  readonly actor: string;
  readonly role: Role;
  /** The organisation that the actor acts for, where the role has one. */
  readonly organisation: string | null;
  readonly by: Source;
  readonly revoked: { readonly reason: string | null; readonly by: Source } | null;
}

/**
 * A partnership, folded from its own stream. Former versions and revoked grants stay, in the order they were recorded.
 */
export interface PartnershipOverview {
  readonly id: string;
  readonly founded: {
    readonly name: string;
    readonly purpose: string;
    readonly externalIds: readonly Identifier[];
    readonly synthetic: boolean;
    readonly by: Source;
  } | null;
  readonly phase: Phase;
  readonly phases: readonly PhaseEntry[];
  readonly charters: readonly CharterEntry[];
  readonly partners: readonly PartnerEntry[];
  readonly exitPlans: readonly ExitPlanEntry[];
  readonly valuationRules: readonly ValuationRuleEntry[];
  readonly grants: readonly GrantEntry[];
}

const initialState: PartnershipOverview = {
  id: '',
  founded: null,
  phase: 'preparation',
  phases: [],
  charters: [],
  partners: [],
  exitPlans: [],
  valuationRules: [],
  grants: [],
};

const actorOf = ({ actor }: GrantEntry): string => actor;

function evolve(state: PartnershipOverview, indexed: IndexedEvent, run = FoldRun.ONE_STEP): PartnershipOverview {
  const event = indexed as PartnershipRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'PartnershipFounded.v1': {
      const { name, purpose, externalIds = [], synthetic = false } = event.data;
      return { ...state, id: idOf(event.stream), founded: { name, purpose, externalIds, synthetic, by } };
    }
    case 'CharterAdopted.v1': {
      const { principles = [], documentHash = null, decisionId = null, ...charter } = event.data;
      const entry = { ...charter, principles, documentHash, decisionId, by };
      return { ...state, charters: run.appended(state.charters, [entry]) };
    }
    case 'PartnerJoined.v1': {
      const { organisation, sector, roles } = event.data;
      const { id, name, identifiers = [] } = organisation;
      return { ...state, partners: run.appended(state.partners, [{ id, name, identifiers, sector, roles, by }]) };
    }
    case 'ExitPlanAdopted.v1': {
      const { decisionId = null, ...plan } = event.data;
      return { ...state, exitPlans: run.appended(state.exitPlans, [{ ...plan, decisionId, by }]) };
    }
    case 'ValuationRuleAgreed.v1': {
      const { decisionId = null, ...rule } = event.data;
      return { ...state, valuationRules: run.appended(state.valuationRules, [{ ...rule, decisionId, by }]) };
    }
    case 'PhaseChanged.v1': {
      const { from, to, reason = null, decisionId = null } = event.data;
      return { ...state, phase: to, phases: run.appended(state.phases, [{ from, to, reason, decisionId, by }]) };
    }
    case 'RoleGranted.v1': {
      const { actor, role, organisation = null } = event.data;
      return { ...state, grants: run.appended(state.grants, [{ actor, role, organisation, by, revoked: null }]) };
    }
    case 'RoleRevoked.v1': {
      const { actor, role, reason = null } = event.data;
      const grants = run.changedWhere(state.grants, actorOf, actor, (grant) =>
        grant.revoked === null && grant.role === role ? { ...grant, revoked: { reason, by } } : grant,
      );
      return { ...state, grants };
    }
    default:
      return state;
  }
}

export const partnershipOverview: EntityView<PartnershipOverview> = {
  name: 'partnership-overview',
  category: 'partnership',
  fold: { initialState, evolve },
};

/** A partnership that was not founded here: only its id is known, and what was reported under it. */
export const unfounded = (id: string): PartnershipOverview => ({ ...initialState, id });
