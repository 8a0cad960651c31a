import { describe, expect, test } from '@jest/globals';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView } from '../view.ts';
import { partnershipOverview } from './partnership-overview.view.ts';

const story = streamOf(
  `partnership-${uuidOf(9, 1)}`,
  [
    'PartnershipFounded.v1',
    { name: 'Malin', purpose: 'Infant food', externalIds: [{ scheme: 'X', ref: '1' }] },
    '2012-01-01',
  ],
  ['PartnerJoined.v1', { organisation: { id: uuidOf(3, 1), name: 'A funder' }, sector: 'public', roles: ['funder'] }],
  ['CharterAdopted.v1', { version: 1, objectives: [{ id: 'reach', text: 'Reach' }], redLines: [] }],
  ['CharterAdopted.v1', { version: 2, objectives: [{ id: 'reach', text: 'Reach more' }], redLines: ['None'] }],
  ['ExitPlanAdopted.v1', { triggers: ['done'], heirs: ['us'], horizon: '2030-12-31' }],
  ['PhaseChanged.v1', { from: 'preparation', to: 'experiment' }],
  ['RoleGranted.v1', { actor: 'a-1', role: 'auditor', organisation: uuidOf(3, 1) }],
  ['RoleGranted.v1', { actor: 'a-1', role: 'partner' }],
  ['RoleRevoked.v1', { actor: 'a-1', role: 'auditor', reason: 'Left' }],
);

describe('partnership overview', () => {
  test('tells a partnership with the event that each fact comes from', () => {
    const view = foldView(partnershipOverview, story);
    expect(view.id).toBe(uuidOf(9, 1));
    expect(view.founded).toMatchObject({ name: 'Malin', synthetic: false, externalIds: [{ scheme: 'X', ref: '1' }] });
    expect(view.founded?.by).toEqual({
      eventId: uuidOf(1, 0),
      position: 10,
      type: 'PartnershipFounded.v1',
      actor: 'actor-1',
      recordedAt: '2026-04-12T09:00:00.000Z',
      effectiveOn: '2012-01-01',
    });
    expect(view.partners).toMatchObject([
      { id: uuidOf(3, 1), name: 'A funder', identifiers: [], by: { effectiveOn: null } },
    ]);
    expect(view.phase).toBe('experiment');
  });

  test('keeps earlier versions of the charter', () => {
    expect(foldView(partnershipOverview, story).charters.map((charter) => charter.version)).toEqual([1, 2]);
  });

  test('keeps a revoked grant, marked, and leaves the other role of the same actor', () => {
    const { grants } = foldView(partnershipOverview, story);
    expect(grants.map(({ role, revoked }) => [role, revoked?.reason ?? null])).toEqual([
      ['auditor', 'Left'],
      ['partner', null],
    ]);
  });

  test('an unknown type leaves the state itself', () => {
    const state = partnershipOverview.fold.initialState;
    const [unknown] = streamOf(`partnership-${uuidOf(9, 1)}`, ['SomethingNew.v1', {}]);
    expect(unknown && partnershipOverview.fold.evolve(state, unknown)).toBe(state);
  });

  test('is plain JSON', () => {
    const view = foldView(partnershipOverview, story);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});
