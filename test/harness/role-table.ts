import { COMMAND_DATA, ORGANISATIONS } from './arranged-partnership.ts';
import type { Role } from './roles.ts';

/** The roles that may use one operation, and a valid body. */
export interface RoleRow {
  /** Letters of the roles allowed; everyone else is refused. No operation of the document is open without a token. */
  readonly who: string;
  readonly body?: unknown;
  /** Required parameters. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A body with the ids of the arranged partnership. */
export type BodyOf = (ids: Readonly<Record<string, string>>) => unknown;

/**
 * S secretariat, D discloser, P partner, F funder, A auditor, C chair, B board member, R representative, O observer.
 */
export const LETTERS: Readonly<Record<string, Role>> = {
  S: 'secretariat',
  D: 'discloser',
  P: 'partner',
  F: 'funder',
  A: 'auditor',
  C: 'chair',
  B: 'board-member',
  R: 'representative',
  O: 'observer',
};
const ANYONE = 'SDPFACBRO';
const ID = '44444444-4444-4444-8444-444444444444';
const EUROS = { amount: '100', currency: 'EUR' };

/**
 * The specification of access: every operation of the API by role. The arranged
 * partnership: the funder pledges to the association (partner); the manufacturer (discloser) gave staff time to it.
 * In a demo the secretariat is the ledger's administrator too.
 */
export const ROLE_TABLE: Readonly<Record<string, RoleRow>> = {
  foundPartnership: { who: 'S', body: COMMAND_DATA.foundPartnership },
  rotateKey: { who: 'S', body: { reason: 'Yearly.' } },
  adoptCharter: { who: 'S', body: COMMAND_DATA.adoptCharter },
  addPartner: {
    who: 'S',
    body: { organisation: { id: ID, name: 'Newcomer' }, sector: 'private', roles: ['transport'] },
  },
  adoptExitPlan: { who: 'S', body: COMMAND_DATA.adoptExitPlan },
  changePhase: { who: 'S', body: { to: 'experiment' } },
  grantRole: { who: 'S', body: { actor: 'somebody-new', role: 'observer' } },
  matchOrganisations: { who: 'S', body: { organisation: ORGANISATIONS.association, with: ID, why: 'One register.' } },
  unmatchOrganisations: {
    who: 'S',
    body: { organisation: ORGANISATIONS.association, eventId: ID, reason: 'Two after all.' },
  },
  // Neither flow was reported: actors who may match get a 409, because access is checked first.
  matchFlows: { who: 'S', body: (({ eventId }) => ({ flow: eventId, with: eventId, why: 'Same.' })) satisfies BodyOf },
  unmatchFlows: { who: 'S', body: (({ eventId }) => ({ eventId, reason: 'Not.' })) satisfies BodyOf },
  revokeRole: { who: 'S', body: { actor: 'demo-observer', role: 'observer' } },

  agreeValuationRule: {
    who: 'S',
    body: {
      reading: 'month',
      ceilings: [{ year: 2025, monthly: EUROS }],
      partTime: 'whole',
      from: '2025-01-01',
      source: 'The decree of the year.',
    },
  },

  pledge: { who: 'F', body: COMMAND_DATA.pledge },
  sign: { who: 'F', body: { terms: 'As pledged.', amount: EUROS } },
  amend: { who: 'F', body: { delta: EUROS, reason: 'More families.' } },
  disburse: { who: 'F', body: { amount: EUROS, valueDate: '2025-03-02', reference: 'TR-7' } },
  cancel: { who: 'F', body: { reason: 'No longer needed.' } },
  receive: { who: 'P', body: { amount: EUROS, valueDate: '2025-03-02', reference: 'TR-7' } },
  meetCondition: { who: 'P', body: { condition: 'results', evidence: 'A report.' } },
  callGuarantee: { who: 'F', body: { amount: EUROS, valueDate: '2025-03-02', reference: 'TR-8' } },
  repay: { who: 'P', body: { amount: EUROS, valueDate: '2025-03-02', reference: 'BACK-1' } },
  openDiscrepancy: { who: 'SPFA', body: { note: 'The bank statement shows another sum.' } },
  reconcile: { who: 'S', body: {} },
  reopenReconciliation: { who: 'S', body: { eventId: ID, reason: 'Two payments were mixed up.' } },
  reverseMovement: { who: 'PF', body: { eventId: ID, reason: 'Recorded twice.' } },
  waiveCondition: { who: 'C', body: { condition: 'results', decisionId: ID, reason: 'Decided.' } },

  agreeTemplate: { who: 'S', body: COMMAND_DATA.agreeTemplate },
  discloseCost: {
    who: 'D',
    body: {
      disclosure: '2025-04',
      period: '2025-04',
      lines: [
        { line: 'milk', stage: 'raw-materials', kind: 'direct', label: 'Milk powder', class: 'public', amount: EUROS },
      ],
    },
  },
  challenge: { who: 'PFA', body: { disclosure: '2025-03', line: 'milk', question: 'Which market price was used?' } },
  answerChallenge: { who: 'D', body: { challenge: ID, answer: 'The spot price.' } },

  propose: { who: 'SCBR', body: COMMAND_DATA.propose },
  recuse: { who: 'CB', body: { interest: 'A seat on the other board.', declaredInAdvance: true, withdrew: true } },
  castBallot: { who: 'CB', body: { position: 'for' } },
  closeDecision: { who: 'SC', body: { rationale: 'Voted.' } },

  designateAnchor: { who: 'S', body: { commitments: [], provider: ORGANISATIONS.funder } },
  assertCausality: { who: 'PF', body: { evidence: 'A letter of the bank.' } },
  contestCausality: { who: 'PFACBR', body: { reason: 'It was budgeted before.' } },
  assertAvoidedCost: { who: 'PF', body: { amount: EUROS, description: 'Hospital days.', evidence: 'A study.' } },
  publishMethod: {
    who: 'S',
    body: {
      id: 'our-own',
      title: 'Our own',
      source: 'The board.',
      provisional: true,
      definition: { causality: true, parts: [] },
    },
  },
  recordRate: { who: 'S', body: { pair: 'EUR/USD', rate: '1.085', date: '2025-03-03', source: 'A bank' } },

  logTime: {
    who: 'DP',
    body: {
      provider: ORGANISATIONS.manufacturer,
      receiver: ORGANISATIONS.association,
      person: { subject: ID, name: 'Somebody seconded' },
      skill: 'Food engineering',
      days: '3',
      period: '2025-03',
    },
  },
  giveGoods: {
    who: 'DP',
    body: {
      provider: ORGANISATIONS.manufacturer,
      receiver: ORGANISATIONS.association,
      description: 'Cereal, 400 g',
      givenOn: '2025-03-02',
    },
  },
  valueContribution: { who: 'S', body: { method: 'at-cost', amount: EUROS } },
  countersign: { who: 'P', body: { organisation: ORGANISATIONS.association } },

  // Administrators only: they see the positions of projections, not their contents.
  ...readableBy('S', ['listProjections', 'retryParked', 'rebuildProjection', 'getRebuild', 'cancelRebuild']),

  followEvents: { who: ANYONE, query: { after: '-1', limit: '1' } },
  getDiff: { who: ANYONE, query: { from: '@0' } },
  getReportList: { who: ANYONE },
  getReportFigure: { who: ANYONE },
  getLeverage: { who: ANYONE, query: { anchor: 'the anchor' } },
  importFile: { who: 'S', body: { grants: [] }, headers: { 'content-type': 'application/octet-stream' } },
  ...readableBy('S', ['getImport', 'cancelImport']),

  ...readableBy(ANYONE, [
    'getTotals',
    'listPartnerships',
    'getPartnership',
    'getReport',
    'listCommitments',
    'getCommitment',
    'listCostBooks',
    'getCostBook',
    'listDecisions',
    'getDecision',
    'listContributions',
    'getContribution',
    'listAnchors',
    'getAnchor',
    'listRates',
    'getPortfolio',
    'listEvents',
    'getEvent',
    'getProof',
    'makeBundle',
    'getLedger',
    'verify',
  ]),
};

function readableBy(who: string, operations: readonly string[]): Record<string, RoleRow> {
  return Object.fromEntries(operations.map((operation) => [operation, { who }]));
}
