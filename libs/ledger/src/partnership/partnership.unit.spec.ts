import { describe, test } from '@jest/globals';
import { decisionFact } from '../../testing/facts.ts';
import { given, type Past } from '../../testing/given.ts';
import { ASSOCIATION, DECISION, OWN_ID, STRANGER } from '../../testing/samples.ts';
import { partnershipDecider } from './decider.ts';
import type { PartnershipDecided, Phase } from './events.ts';

const FOUNDING = { name: 'Fortified cereals', purpose: 'A price that covers its cost and no more.' };
const CHARTER = {
  objectives: [{ id: 'children', text: 'Reach families.', measure: 'children under three', target: '500' }],
  redLines: ['No advertising to families.'],
};
const EXIT = { triggers: ['The price fails.'], heirs: ['The association.'], horizon: '2036-12-31' };
const PARTNER = {
  organisation: { id: ASSOCIATION, name: 'Association' },
  sector: 'voluntary' as const,
  roles: ['distribution'],
};

const founded: PartnershipDecided = { type: 'PartnershipFounded.v1', data: FOUNDING };
const charter: PartnershipDecided = { type: 'CharterAdopted.v1', data: { ...CHARTER, version: 1 } };
const exitPlan: PartnershipDecided = { type: 'ExitPlanAdopted.v1', data: EXIT };
const joined: PartnershipDecided = { type: 'PartnerJoined.v1', data: PARTNER };
const granted = (
  actor: string,
  role: 'secretariat' | 'representative' | 'auditor' | 'discloser',
): PartnershipDecided => ({
  type: 'RoleGranted.v1',
  data: { actor, role },
});
const moved = (from: Phase, to: Phase): PartnershipDecided => ({ type: 'PhaseChanged.v1', data: { from, to } });
const closed = moved('preparation', 'closed');

const adopted = { decision: { ...decisionFact('adopted'), partnershipId: OWN_ID } };
const after = (...past: readonly Past<PartnershipDecided>[]) => given(partnershipDecider, {}, past);
const afterWith = (facts: typeof adopted, ...past: readonly Past<PartnershipDecided>[]) =>
  given(partnershipDecider, facts, past);

describe('foundPartnership', () => {
  test('makes the founder its secretariat', () => {
    const data = { ...FOUNDING, externalIds: [{ scheme: 'IATI', ref: 'FR-1-2' }], synthetic: true };
    after()
      .when('foundPartnership', data, { actor: 'founder' })
      .records({ type: 'PartnershipFounded.v1', data }, granted('founder', 'secretariat'));
  });

  test('is refused twice', () => {
    after(founded).when('foundPartnership', FOUNDING).refused('already-founded');
  });
});

describe('adoptCharter', () => {
  test('counts its versions', () => {
    after(founded).when('adoptCharter', CHARTER).records(charter);
    after(founded, charter)
      .when('adoptCharter', CHARTER)
      .records({ type: 'CharterAdopted.v1', data: { ...CHARTER, version: 2 } });
  });

  test('is refused where nothing is founded, closed, or an objective repeated', () => {
    const [objective] = CHARTER.objectives as [(typeof CHARTER.objectives)[0]];
    after().when('adoptCharter', CHARTER).refused('partnership-unknown');
    after(founded, closed).when('adoptCharter', CHARTER).refused('partnership-closed');
    after(founded)
      .when('adoptCharter', { ...CHARTER, objectives: [objective, objective] })
      .refused('objective-repeated', '/objectives/1/id');
  });

  test('cites an adopted decision once the partnership is active', () => {
    const active = [founded, moved('preparation', 'experiment')];
    const citing = { ...CHARTER, decisionId: DECISION };
    after(...active)
      .when('adoptCharter', CHARTER)
      .refused('decision-needed', '/decisionId');
    after(...active)
      .when('adoptCharter', citing)
      .refused('decision-unknown', '/decisionId');
    afterWith(adopted, ...active)
      .when('adoptCharter', citing)
      .records({ type: 'CharterAdopted.v1', data: { ...citing, version: 1 } });
    afterWith({ decision: { ...adopted.decision, partnershipId: STRANGER } }, founded)
      .when('adoptCharter', citing)
      .refused('decision-elsewhere', '/decisionId');
  });
});

describe('addPartner', () => {
  test('joins an organisation once', () => {
    after(founded).when('addPartner', PARTNER).records(joined);
    after(founded, joined).when('addPartner', PARTNER).refused('already-partner', '/organisation/id');
    after(founded, closed).when('addPartner', PARTNER).refused('partnership-closed');
  });
});

describe('adoptExitPlan', () => {
  test('has a horizon that lies ahead of the day it was adopted', () => {
    after(founded).when('adoptExitPlan', EXIT).records(exitPlan);
    after(founded)
      .when('adoptExitPlan', { ...EXIT, horizon: '2026-04-12' })
      .refused('horizon-past', '/horizon');
    after(founded)
      .when('adoptExitPlan', { ...EXIT, horizon: '2020-01-01' }, { effectiveOn: '2015-01-01' })
      .records({ type: 'ExitPlanAdopted.v1', data: { ...EXIT, horizon: '2020-01-01' } });
    after(founded, moved('preparation', 'experiment'))
      .when('adoptExitPlan', EXIT)
      .refused('decision-needed', '/decisionId');
  });
});

describe('changePhase', () => {
  const ready = [founded, charter, exitPlan, granted('parent', 'representative')] as const;

  test('activates what has a charter, a measurable objective, an exit plan and a beneficiary seat', () => {
    const vague: PartnershipDecided = {
      type: 'CharterAdopted.v1',
      data: { version: 1, objectives: [{ id: 'vague', text: 'Do good.', measure: 'smiles' }], redLines: [] },
    };
    const activate = (...past: PartnershipDecided[]) => after(...past).when('changePhase', { to: 'experiment' });
    activate(...ready).records(moved('preparation', 'experiment'));
    activate(founded).refused('charter-missing', '/to');
    activate(founded, vague).refused('objective-not-measurable', '/to');
    activate(founded, charter).refused('exit-plan-missing', '/to');
    activate(founded, charter, exitPlan).refused('beneficiary-seat-missing', '/to');
    activate().refused('partnership-unknown');
  });

  test('takes one step at a time, by decision once it is active', () => {
    const active = [...ready, moved('preparation', 'experiment')];
    const data = { to: 'scale', decisionId: DECISION, reason: 'It works.' } as const;
    afterWith(adopted, ...active)
      .when('changePhase', data)
      .records({ type: 'PhaseChanged.v1', data: { ...data, from: 'experiment' } });
    after(...active)
      .when('changePhase', { to: 'scale' })
      .refused('decision-needed', '/decisionId');
    after(...active)
      .when('changePhase', { to: 'autonomy' })
      .refused('phase-out-of-order', '/to');
    after(...active)
      .when('changePhase', { to: 'preparation' })
      .refused('phase-out-of-order', '/to');
    after(...active)
      .when('changePhase', { to: 'experiment' })
      .refused('phase-unchanged', '/to');
    after(...ready, moved('scale', 'autonomy'))
      .when('changePhase', { to: 'scale' })
      .refused('phase-out-of-order', '/to');
  });

  test('closes from anywhere, for good', () => {
    after(founded).when('changePhase', { to: 'closed' }).records(closed);
    after(founded, closed).when('changePhase', { to: 'experiment' }).refused('partnership-closed');
  });
});

describe('grantRole', () => {
  test('to others only, once, and with an organisation of the roster where the role acts for one', () => {
    const funder = { actor: 'f', role: 'funder', organisation: ASSOCIATION } as const;
    const running = after(founded, joined, granted('auditor-1', 'auditor'));
    running.when('grantRole', funder).records({ type: 'RoleGranted.v1', data: funder });
    running.when('grantRole', { actor: 'f', role: 'funder' }).refused('organisation-needed', '/organisation');
    running.when('grantRole', { ...funder, organisation: STRANGER }).refused('not-a-partner', '/organisation');
    running.when('grantRole', { actor: 'actor-1', role: 'chair' }).refused('not-to-oneself', '/actor');
    running.when('grantRole', { actor: 'a', role: 'administrator' }).refused('role-not-here', '/role');
    running.when('grantRole', { actor: 'auditor-1', role: 'auditor' }).refused('role-held', '/role');
    running
      .when('grantRole', { actor: 'auditor-1', role: 'auditor', organisation: STRANGER })
      .records({ type: 'RoleGranted.v1', data: { actor: 'auditor-1', role: 'auditor', organisation: STRANGER } });
    after().when('grantRole', { actor: 'a', role: 'chair' }).refused('partnership-unknown');
  });

  test.each([
    ['discloser', 'auditor'],
    ['auditor', 'discloser'],
    ['secretariat', 'auditor'],
    ['auditor', 'secretariat'],
    ['discloser', 'secretariat'],
    ['secretariat', 'discloser'],
  ] as const)('keeps %s and %s apart', (held, wanted) => {
    after(founded, joined, granted('p', held))
      .when('grantRole', { actor: 'p', role: wanted, organisation: ASSOCIATION })
      .refused('roles-separated', '/role');
  });
});

describe('revokeRole', () => {
  test('of others only, and only what they hold', () => {
    const running = after(founded, granted('actor-1', 'secretariat'), granted('other', 'secretariat'));
    const revocation = { actor: 'other', role: 'secretariat', reason: 'Left.' } as const;
    running.when('revokeRole', revocation).records({ type: 'RoleRevoked.v1', data: revocation });
    running.when('revokeRole', { actor: 'actor-1', role: 'secretariat' }).refused('not-from-oneself', '/actor');
    running.when('revokeRole', { actor: 'other', role: 'chair' }).refused('role-not-held', '/role');
    after().when('revokeRole', revocation).refused('partnership-unknown');
    after(founded, granted('other', 'secretariat'))
      .when('revokeRole', revocation)
      .refused('last-secretariat', '/actor');
    after(founded, granted('other', 'secretariat'), { type: 'RoleRevoked.v1', data: revocation })
      .when('revokeRole', revocation)
      .refused('role-not-held', '/role');
  });
});
