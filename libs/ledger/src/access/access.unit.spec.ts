import { describe, expect, test } from '@jest/globals';
import { given } from '../../testing/given.ts';
import { partnershipAfter } from '../../testing/facts.ts';
import { ASSOCIATION, FUNDER, MANUFACTURER, STRANGER } from '../../testing/samples.ts';
import { commitmentDecider } from '../commitment/decider.ts';
import { ledgerDecider } from '../ledger/decider.ts';
import { CONFIDENTIALITY_CLASSES, type ConfidentialityClass } from '../sealable.ts';
import { CAPABILITIES, type Capability } from './capabilities.ts';
import { may, type Resource } from './may.ts';
import { levelOfField, mayRead, READING_LEVELS, type BookField } from './reading.ts';
import {
  bookResource,
  commitmentResource,
  decisionResource,
  joiningOrganisation,
  lineResource,
  personConcerned,
  sidesNamed,
  signingOrganisation,
} from './resource.ts';
import { ADMINISTRATOR, PARTNERSHIP_ROLES, role, type HeldRole, type Role } from './roles.ts';
import { rolesIn, rolesOnLedger } from './actor-roles.ts';
import { costBookDecider } from '../cost-book/decider.ts';
import { decisionDecider } from '../decision/decider.ts';

/** S secretariat, D discloser, P partner, F funder, A auditor, C chair, B board member, R representative, O observer, N administrator. */
const LETTERS: Readonly<Record<string, Role>> = {
  S: 'secretariat',
  D: 'discloser',
  P: 'partner',
  F: 'funder',
  A: 'auditor',
  C: 'chair',
  B: 'board-member',
  R: 'representative',
  O: 'observer',
  N: 'administrator',
};

/** The specification: who may, where every condition holds. */
const WHO: Readonly<Record<Capability, string>> = {
  foundPartnership: 'N',
  rotateKey: 'N',
  runProjections: 'N',
  adoptCharter: 'S',
  adoptExitPlan: 'S',
  changePhase: 'S',
  agreeTemplate: 'S',
  matchOrganisations: 'SN',
  unmatchOrganisations: 'SN',
  matchFlows: 'SN',
  unmatchFlows: 'SN',
  agreeValuationRule: 'S',
  valueContribution: 'S',
  importFile: 'S',
  addPartner: 'S',
  grantRole: 'S',
  revokeRole: 'S',
  logTime: 'DPF',
  giveGoods: 'DPF',
  countersign: 'DPF',
  pledge: 'PF',
  sign: 'PF',
  amend: 'PF',
  disburse: 'PF',
  cancel: 'PF',
  callGuarantee: 'F',
  receive: 'DP',
  repay: 'DP',
  openDiscrepancy: 'SPFA',
  reconcile: 'S',
  reopenReconciliation: 'S',
  reverseMovement: 'DPF',
  meetCondition: 'DP',
  waiveCondition: 'C',
  discloseCost: 'D',
  answerChallenge: 'D',
  challenge: 'PFA',
  propose: 'SCBR',
  recuse: 'CB',
  castBallot: 'CB',
  closeDecision: 'SC',
  publishMethod: 'S',
  designateAnchor: 'S',
  recordRate: 'S',
  assertCausality: 'PF',
  assertAvoidedCost: 'PF',
  contestCausality: 'PFACBR',
  readGovernance: 'SDPFACBRO',
  readCosts: 'SDPFACBRON',
  exportReport: 'SDPFACBRON',
  exportLog: 'SA',
  readPublicPage: 'SDPFACBRON',
  verify: 'SDPFACBRON',
};

/** A resource on which the conditions of a capability hold for a member of the association. */
const favourable = (capability: Capability): Resource => ({
  organisations: capability === 'challenge' || capability === 'addPartner' ? [MANUFACTURER] : [ASSOCIATION],
  provider: ASSOCIATION,
  receiver: ASSOCIATION,
  subject: 'somebody-else',
  proposer: 'somebody-else',
  line: { class: 'partners' },
});

const as = (name: Role, organisation: string | undefined = ASSOCIATION): HeldRole => ({
  role: name,
  ...(organisation === undefined ? {} : { organisation }),
});
const code = (grants: readonly HeldRole[], capability: Capability, on?: Resource) => {
  const answer = may({ actor: 'me', grants }, capability, on);
  return answer.ok ? 'ok' : answer.refusal.refused;
};

describe('may', () => {
  test.each(Object.keys(CAPABILITIES) as Capability[])('%s is for its roles and nobody else', (capability) => {
    const allowed = Object.entries(LETTERS)
      .filter(([, name]) => code([as(name)], capability, favourable(capability)) === 'ok')
      .map(([letter]) => letter);
    expect(allowed.toSorted()).toEqual([...WHO[capability]].toSorted());
  });

  test('without any role only what is open to anyone', () => {
    const open = (Object.keys(CAPABILITIES) as Capability[]).filter(
      (capability) => code([], capability, favourable(capability)) === 'ok',
    );
    expect(open).toEqual(['readCosts', 'exportReport', 'readPublicPage', 'verify']);
    expect(code([], 'sign')).toBe('role-missing');
  });

  test.each<[Capability, Role, Resource]>([
    ['pledge', 'funder', { provider: FUNDER }],
    ['sign', 'funder', { provider: FUNDER, receiver: ASSOCIATION }],
    ['receive', 'partner', { provider: ASSOCIATION, receiver: FUNDER }],
    ['logTime', 'partner', { organisations: [FUNDER, MANUFACTURER] }],
    ['discloseCost', 'discloser', { organisations: [MANUFACTURER] }],
    ['challenge', 'partner', { organisations: [ASSOCIATION], line: { class: 'public' } }],
    ['challenge', 'partner', { organisations: [MANUFACTURER], line: { class: 'funder-and-auditor' } }],
    ['challenge', 'partner', { organisations: [MANUFACTURER] }],
    ['grantRole', 'secretariat', { subject: 'me' }],
    ['addPartner', 'secretariat', { organisations: [ASSOCIATION] }],
    ['closeDecision', 'chair', { proposer: 'me' }],
  ])('%s is refused to a %s on %j', (capability, name, on) => {
    expect(code([as(name)], capability, on)).toBe('role-limited');
    expect(code([as(name)], capability)).toBe('role-limited');
  });

  test.each(['castBallot', 'recuse'] as const)(
    '%s: a seat in the frozen electorate outlives its role',
    (capability) => {
      const on: Resource = { seats: new Map([['me', 1]]) };
      expect(code([], capability, on)).toBe('ok');
      expect(code([as('observer')], capability, on)).toBe('ok');
      expect(code([as('observer')], capability, { seats: new Map([['somebody-else', 1]]) })).toBe('role-missing');
      expect(code([as('observer')], 'closeDecision', on)).toBe('role-missing');
    },
  );

  test('a second role never opens what one’s own organisation closes', () => {
    const on: Resource = { organisations: [MANUFACTURER], line: { class: 'partners' } };
    expect(code([as('partner'), as('discloser', MANUFACTURER)], 'challenge', on)).toBe('role-limited');
  });

  test('says which roles allow it', () => {
    expect(may({ actor: 'me', grants: [as('funder'), as('partner', FUNDER)] }, 'sign', { provider: FUNDER })).toEqual({
      ok: true,
      as: [as('partner', FUNDER)],
    });
  });

  test('knows its own names', () => {
    expect(role.options).toEqual([...PARTNERSHIP_ROLES, ADMINISTRATOR]);
  });
});

describe('what it is asked about', () => {
  test('roles come from grants alone', () => {
    expect(rolesIn(partnershipAfter(), 'of-association')).toEqual({
      actor: 'of-association',
      grants: [{ actor: 'of-association', role: 'partner', organisation: ASSOCIATION }],
    });
    expect(rolesIn(partnershipAfter(), 'nobody').grants).toEqual([]);
    const { state } = given(ledgerDecider, {}, [
      { type: 'RoleGranted.v1', data: { actor: 'a', role: 'administrator' } },
    ]);
    expect(rolesOnLedger(state, 'a').grants).toEqual([{ role: 'administrator' }]);
    expect(rolesOnLedger(state, 'b').grants).toEqual([]);
  });

  test('resources come from commands and states', () => {
    const sides = { provider: FUNDER, receiver: ASSOCIATION };
    expect(sidesNamed(sides)).toEqual({ ...sides, organisations: [FUNDER, ASSOCIATION] });
    expect(commitmentResource({ ...commitmentDecider.initialState, ...sides })).toEqual(sidesNamed(sides));
    expect(joiningOrganisation({ organisation: { id: FUNDER } })).toEqual({ organisations: [FUNDER] });
    expect(personConcerned({ actor: 'a' })).toEqual({ subject: 'a' });
    expect(signingOrganisation({ organisation: FUNDER })).toEqual({ organisations: [FUNDER] });
    const seats = new Map([['chair', 1]]);
    expect(decisionResource({ ...decisionDecider.initialState, proposer: 'p', seats })).toEqual({
      proposer: 'p',
      seats,
    });
    const book = {
      ...costBookDecider.initialState,
      discloser: MANUFACTURER,
      disclosures: new Map([['d', { closed: true, lines: new Map([['l', 'partners' as const]]) }]]),
    };
    expect(bookResource(book)).toEqual({ organisations: [MANUFACTURER] });
    expect(lineResource(book, { disclosure: 'd', line: 'l' })).toEqual({
      organisations: [MANUFACTURER],
      line: { class: 'partners' },
    });
    expect(lineResource(book, { disclosure: 'd', line: 'x' })).toEqual({ organisations: [MANUFACTURER] });
  });
});

describe('reading', () => {
  /** Most detailed level, and how many of the five classes; in a book of the association. */
  const TABLE: readonly (readonly [string, HeldRole[], string, number])[] = [
    ['nobody', [], 'price', 1],
    ['an observer', [as('observer')], 'price', 1],
    ['an administrator', [as('administrator')], 'price', 1],
    ['the secretariat', [as('secretariat')], 'categories', 2],
    ['a representative', [as('representative')], 'categories', 2],
    ['a partner', [as('partner')], 'lines', 2],
    ['the chair', [as('chair')], 'lines', 2],
    ['a board member', [as('board-member')], 'lines', 2],
    ['a funder', [as('funder')], 'lines', 3],
    ['an auditor', [as('auditor')], 'evidence', 3],
    ['its discloser', [as('discloser')], 'evidence', 5],
    ['another discloser', [as('discloser', STRANGER)], 'price', 1],
    ['a discloser for nobody', [{ role: 'discloser' }], 'price', 1],
  ];

  test.each(TABLE)('%s', (_, grants, deepest, classes) => {
    for (const level of READING_LEVELS)
      for (const [at, of] of CONFIDENTIALITY_CLASSES.entries()) {
        const allowed = READING_LEVELS.indexOf(level) <= READING_LEVELS.indexOf(deepest as 'price') && at < classes;
        expect([level, of, mayRead(grants, { level, class: of, discloser: ASSOCIATION })]).toEqual([
          level,
          of,
          allowed || (level === 'price' && at === 0),
        ]);
      }
  });

  test('level and class come from one role, never from two', () => {
    const both = [as('secretariat'), as('observer')];
    const line = (of: ConfidentialityClass): BookField => ({ level: 'lines', class: of, discloser: ASSOCIATION });
    expect(mayRead(both, line('public'))).toBe(false);
    expect(mayRead([as('partner')], line('partners'))).toBe(true);
    expect(mayRead([as('partner')], line('clean-team'))).toBe(false);
  });

  test('each sealed field lies at a level', () => {
    expect(levelOfField('DisclosureOpened.v1', '/price/amount')).toBe('price');
    expect(levelOfField('DisclosureClosed.v1', '/total/amount')).toBe('categories');
    expect(levelOfField('CostLinesDisclosed.v1', '/lines/0/amount')).toBe('lines');
    expect(levelOfField('Challenged.v1', '/question')).toBe('lines');
  });
});
