import { PARTNERSHIP_ROLES, type Role } from './roles.ts';

/** Conditions besides the role. `may` does not test the last one: the decider holds the decision and refuses there. */
export type AccessCondition =
  'own' | 'not-own' | 'provider' | 'receiver' | 'not-self' | 'not-proposer' | 'readable-line' | 'citing-a-decision';

export interface CapabilityRule {
  /** `anyone` includes a person without a role, and an unsigned request. */
  readonly who: readonly Role[] | 'anyone';
  readonly only?: readonly AccessCondition[];
  /** A seat in the electorate of the decision allows it too: the seat was frozen, whatever became of the role since. */
  readonly orSeated?: true;
}

/**
 * Which roles may use which command or read. A capability is named after its command; `closeDecision` counts the votes
 * and states the outcome. What is absent is refused.
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
  // The administrator acts only where none of the partnerships concerned was founded here, so that none has a
  // secretariat.
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
  recuse: { who: ['chair', 'board-member'], orSeated: true },
  castBallot: { who: ['chair', 'board-member'], orSeated: true },
  closeDecision: { who: ['secretariat', 'chair'], only: ['not-proposer'] },
  assertCausality: { who: ['partner', 'funder'] },
  assertAvoidedCost: { who: ['partner', 'funder'] },
  contestCausality: { who: ['partner', 'funder', 'auditor', 'chair', 'board-member', 'representative'] },
  readGovernance: { who: PARTNERSHIP_ROLES },
  readCosts: { who: 'anyone' },
  exportReport: { who: 'anyone' },
  exportLog: { who: ['secretariat', 'auditor'] },
  readPublicPage: { who: 'anyone' },
  verify: { who: 'anyone' },
} as const satisfies Readonly<Record<string, CapabilityRule>>;

export type Capability = keyof typeof CAPABILITIES;
