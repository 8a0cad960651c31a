import {
  anchorDecider,
  contributionDecider,
  contributionRegister,
  decisionDecider,
  decisionRegister,
  ledgerDecider,
  leverageRegister,
  methodDecider,
  partnershipDecider,
  partnershipOverview,
} from '../../src/index.ts';
import { EVENT_ID } from '../given.ts';
import { ASSOCIATION, euros, FUNDER, MANUFACTURER, STRANGER } from '../samples.ts';
import { made, type Life, type Made } from './life.ts';

const SEATS = 4_001;
const actorOf = (n: number): string => `actor-${n % SEATS}`;
const proposed = (seats: number): Made =>
  made('Proposed.v1', {
    title: 'T',
    proposal: 'P.',
    rule: 'majority',
    quorum: 50,
    electorate: Array.from({ length: seats }, (_, n) => ({ actor: actorOf(n), weight: 1 + (n % 3) })),
    dossier: [],
    affectsBeneficiaries: false,
  });

export const partnershipLife: Life = {
  category: 'partnership',
  folds: { decider: partnershipDecider, overview: partnershipOverview.fold },
  first: made('PartnershipFounded.v1', { name: 'N', purpose: 'P.' }),
  steps: [
    (n) => made('PartnerJoined.v1', { organisation: { id: EVENT_ID(n), name: `O${n}` }, sector: 'public', roles: [] }),
    (n) => made('RoleGranted.v1', { actor: `a${n}`, role: 'observer' }),
    (n) => made('CharterAdopted.v1', { version: n, objectives: [], redLines: [] }),
    (n) => made('ExitPlanAdopted.v1', { triggers: [], heirs: [], horizon: `2030-01-${10 + (n % 9)}` }),
    () => made('PhaseChanged.v1', { from: 'preparation', to: 'experiment' }),
    (n) => made('ValuationRuleAgreed.v1', { version: n, reading: 'R' }),
  ],
  rarely: [1, 2, 3].map((back) => (n: number) => made('RoleRevoked.v1', { actor: `a${n - back}`, role: 'observer' })),
};

export const decisionLife: Life = {
  category: 'decision',
  folds: { decider: decisionDecider, register: decisionRegister.fold },
  first: proposed(40),
  firstOfLong: proposed(SEATS),
  steps: [
    (n) => made('BallotCast.v1', { actor: actorOf(n), position: 'for' }),
    (n) => made('BallotCast.v1', { actor: actorOf(n - 1), position: n % 2 === 0 ? 'against' : 'abstain' }),
    (n) =>
      made('Recused.v1', {
        actor: actorOf(n + 2),
        interest: 'I.',
        declaredInAdvance: true,
        withdrew: true,
        quorate: true,
      }),
  ],
  rarely: [
    () => made('Closed.v1', { tally: { for: 1, against: 0, abstain: 0, object: 0, absent: 0, recused: 0, base: 1 } }),
    () => made('OutcomeStated.v1', { result: 'adopted', rationale: 'R.', knownAt: '2026-04-01T00:00:00.000Z' }),
  ],
};

export const contributionLife: Life = {
  category: 'contribution',
  folds: { decider: contributionDecider, register: contributionRegister.fold },
  first: made('TimeLogged.v1', {
    provider: MANUFACTURER,
    receiver: ASSOCIATION,
    side: 'provider',
    person: { subject: STRANGER, name: 'A. B.' },
    skill: 'S',
    days: '1',
  }),
  steps: [
    () => made('Countersigned.v1', { organisation: ASSOCIATION }),
    (n) => made('Valued.v1', { method: 'at-cost', gross: euros(n), capped: euros(n) }),
  ],
  rarely: [],
};

export const leverageLife: Life = {
  category: 'leverage',
  folds: { anchor: anchorDecider, methods: methodDecider, register: leverageRegister.fold },
  first: made('AnchorDesignated.v1', { commitments: [STRANGER] }),
  steps: [
    (n) => made('CausalityAsserted.v1', { evidence: `E${n}`, by: FUNDER }),
    (n) => made('CausalityContested.v1', { reason: 'R.', grounds: 'never-arrived', assertion: EVENT_ID(n - 1) }),
    (n) => made('AvoidedCostAsserted.v1', { amount: euros(n), description: 'D.', evidence: 'E.', by: FUNDER }),
    (n) =>
      made('MethodPublished.v1', {
        id: `m${n}`,
        version: 1,
        title: 'M',
        source: 'S',
        provisional: false,
        definition: {},
      }),
  ],
  rarely: [],
};

export const ledgerLife: Life = {
  category: 'ledger',
  folds: { decider: ledgerDecider },
  first: made('LedgerOpened.v1', { purpose: 'P.', zone: 'Europe/Paris', demo: true }),
  steps: [
    (n) => made('RoleGranted.v1', { actor: actorOf(n), role: 'administrator' }),
    (n) => made('KeyRotated.v1', { number: n, key: `k${n}`, previous: `k${n - 1}` }),
    (n) => made('StreamHeads.v1', { size: n, heads: [{ partnership: EVENT_ID(n), streams: 1, events: 1, root: 'r' }] }),
  ],
  rarely: [(n) => made('RoleRevoked.v1', { actor: actorOf(n - 1), role: 'administrator' })],
};
