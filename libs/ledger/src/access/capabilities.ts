import type { Role } from './roles.ts';

/**
 * What must hold besides the role. The last two are left to the decider, which holds the decision: `citing-a-decision`
 * and `in-the-electorate` refuse there, with what they found.
 */
export type AccessCondition =
  | 'own'
  | 'not-own'
  | 'provider'
  | 'receiver'
  | 'not-self'
  | 'not-proposer'
  | 'readable-line'
  | 'citing-a-decision'
  | 'in-the-electorate';

export interface CapabilityRule {
  /** `anyone`: also without a role, also unsigned. */
  readonly who: readonly Role[] | 'anyone';
  readonly only?: readonly AccessCondition[];
}

const everyRole = [
  'secretariat',
  'discloser',
  'partner',
  'funder',
  'auditor',
  'chair',
  'board-member',
  'representative',
  'observer',
] as const satisfies readonly Role[];

/**
 * Who may do what: access.md, section 2, as far as there are commands and reads for it. A capability is called after
 * its command; `closeDecision` is its 'close' and 'stateOutcome', which are one command. Absent means refused.
 */
export const CAPABILITIES = {
  foundPartnership: { who: ['administrator'] },
  rotateKey: { who: ['administrator'] },
  runProjections: { who: ['administrator'] },
  adoptCharter: { who: ['secretariat'], only: ['citing-a-decision'] },
  adoptExitPlan: { who: ['secretariat'], only: ['citing-a-decision'] },
  changePhase: { who: ['secretariat'], only: ['citing-a-decision'] },
  publishMethod: { who: ['secretariat'], only: ['citing-a-decision'] },
  designateAnchor: { who: ['secretariat'], only: ['citing-a-decision'] },
  recordRate: { who: ['secretariat'] },
  agreeTemplate: { who: ['secretariat'], only: ['citing-a-decision'] },
  // The administrator only where no partnership concerned has a secretariat: nobody has founded what was reported.
  matchOrganisations: { who: ['secretariat', 'administrator'] },
  unmatchOrganisations: { who: ['secretariat', 'administrator'] },
  matchFlows: { who: ['secretariat', 'administrator'] },
  unmatchFlows: { who: ['secretariat', 'administrator'] },
  agreeValuationRule: { who: ['secretariat'], only: ['citing-a-decision'] },
  valueContribution: { who: ['secretariat'] },
  importFile: { who: ['secretariat'] },
  addPartner: { who: ['secretariat'], only: ['not-own'] },
  grantRole: { who: ['secretariat'], only: ['not-self'] },
  revokeRole: { who: ['secretariat'], only: ['not-self'] },
  logTime: { who: ['discloser', 'partner', 'funder'], only: ['own'] },
  giveGoods: { who: ['discloser', 'partner', 'funder'], only: ['own'] },
  countersign: { who: ['discloser', 'partner', 'funder'], only: ['own'] },
  pledge: { who: ['partner', 'funder'], only: ['provider'] },
  sign: { who: ['partner', 'funder'], only: ['provider'] },
  amend: { who: ['partner', 'funder'], only: ['provider'] },
  disburse: { who: ['partner', 'funder'], only: ['provider'] },
  cancel: { who: ['partner', 'funder'], only: ['provider'] },
  callGuarantee: { who: ['funder'], only: ['own'] },
  receive: { who: ['discloser', 'partner'], only: ['receiver'] },
  repay: { who: ['discloser', 'partner'], only: ['receiver'] },
  meetCondition: { who: ['discloser', 'partner'], only: ['receiver'] },
  waiveCondition: { who: ['chair'], only: ['citing-a-decision'] },
  openDiscrepancy: { who: ['secretariat', 'partner', 'funder', 'auditor'] },
  reconcile: { who: ['secretariat'] },
  reopenReconciliation: { who: ['secretariat'] },
  reverseMovement: { who: ['discloser', 'partner', 'funder'], only: ['own'] },
  discloseCost: { who: ['discloser'], only: ['own'] },
  answerChallenge: { who: ['discloser'], only: ['own'] },
  challenge: { who: ['partner', 'funder', 'auditor', 'representative'], only: ['readable-line', 'not-own'] },
  propose: { who: ['secretariat', 'chair', 'board-member', 'representative'] },
  recuse: { who: ['chair', 'board-member'], only: ['in-the-electorate'] },
  castBallot: { who: ['chair', 'board-member'], only: ['in-the-electorate'] },
  closeDecision: { who: ['secretariat', 'chair'], only: ['not-proposer'] },
  assertCausality: { who: ['partner', 'funder'] },
  assertAvoidedCost: { who: ['partner', 'funder'] },
  contestCausality: { who: ['partner', 'funder', 'auditor', 'chair', 'board-member', 'representative'] },
  readGovernance: { who: everyRole },
  readCosts: { who: 'anyone' },
  exportReport: { who: 'anyone' },
  exportLog: { who: ['secretariat', 'auditor'] },
  readPublicPage: { who: 'anyone' },
  verify: { who: 'anyone' },
} as const satisfies Readonly<Record<string, CapabilityRule>>;

export type Capability = keyof typeof CAPABILITIES;

export const isCapability = (name: string): name is Capability => Object.hasOwn(CAPABILITIES, name);
