import type { Role } from '../access/roles.ts';
import type { NumberedRule } from '../contribution/valuation-rule.ts';
import type { Phase, Sector } from './events.ts';

/** One role of one person, for an organisation where the role needs one. */
export interface Grant {
  readonly actor: string;
  readonly role: Role;
  readonly organisation?: string;
}

/** The decision state of a partnership. */
export interface PartnershipState {
  /** Absent until it is founded. */
  readonly id?: string;
  readonly name?: string;
  readonly phase: Phase;
  readonly charter?: { readonly version: number; readonly measurable: boolean };
  readonly exitPlan?: { readonly horizon: string };
  /** By organisation id. */
  readonly partners: ReadonlyMap<string, { readonly name: string; readonly sector: Sector }>;
  /** How staff time is valued, by version. */
  readonly valuationRules: readonly NumberedRule[];
  readonly grants: readonly Grant[];
}

/** True from its founding on, closed or not. */
export const isFounded = (partnership: PartnershipState): boolean => partnership.id !== undefined;

/** The organisations that this person acts for. */
export const organisationsOf = (partnership: PartnershipState, actor: string): readonly string[] =>
  partnership.grants.flatMap((grant) =>
    grant.actor === actor && grant.organisation !== undefined ? [grant.organisation] : [],
  );

export const holdsRole = (partnership: PartnershipState, actor: string, ...roles: readonly Role[]): boolean =>
  partnership.grants.some((grant) => grant.actor === actor && roles.includes(grant.role));
