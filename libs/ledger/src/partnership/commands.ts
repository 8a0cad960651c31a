import type { z } from 'zod';
import type { Role } from '../access/roles.ts';
import type { Command } from '../decider.ts';
import type { Identifier } from '../identifiers.ts';
import type { charterAdopted, exitPlanAdopted, Organisation, Phase, Sector, valuationRuleAgreed } from './events.ts';

export interface FoundPartnership {
  readonly name: string;
  readonly purpose: string;
  readonly externalIds?: Identifier[];
  readonly synthetic?: boolean;
}

/** The ledger assigns the version. `decisionId` is needed once the partnership has left preparation. */
export type AdoptCharter = Omit<z.infer<typeof charterAdopted.data>, 'version'>;

export interface AddPartner {
  readonly organisation: Organisation;
  readonly sector: Sector;
  readonly roles: string[];
}

export type AdoptExitPlan = z.infer<typeof exitPlanAdopted.data>;

export interface ChangePhase {
  readonly to: Phase;
  readonly reason?: string;
  readonly decisionId?: string;
}

/** The ledger assigns the version. `decisionId` as for a charter. */
export type AgreeValuationRule = Omit<z.infer<typeof valuationRuleAgreed.data>, 'version'>;

export interface GrantRole {
  readonly actor: string;
  readonly role: Role;
  /** Needed for a discloser, a partner and a funder: the id of a partner. */
  readonly organisation?: string;
}

export interface RevokeRole {
  readonly actor: string;
  readonly role: Role;
  readonly reason?: string;
}

export type PartnershipCommand =
  | Command<'foundPartnership', FoundPartnership>
  | Command<'adoptCharter', AdoptCharter>
  | Command<'addPartner', AddPartner>
  | Command<'adoptExitPlan', AdoptExitPlan>
  | Command<'changePhase', ChangePhase>
  | Command<'agreeValuationRule', AgreeValuationRule>
  | Command<'grantRole', GrantRole>
  | Command<'revokeRole', RevokeRole>;
