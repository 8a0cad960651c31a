import type { StreamName } from '@pacta/ledger';
import type { Seeded } from './seeded.ts';
import type { Roster, Setting, Step } from './step.ts';

const TOPICS = [
  'Infant cereals',
  'School transport',
  'Retraining',
  'Home insulation',
  'Reading glasses',
  'Shared kitchens',
];
const SEATS = ['chair', 'board-member', 'board-member-2', 'board-member-3'] as const;

/** A generated ledger has the demo's actors, so that the demo's tokens work. */
export const actorOf = (role: string): string => `demo-${role}`;

export function rosterOf(id: Setting['id'], chance: Seeded): Roster {
  const several = (name: string, count: number) => Array.from({ length: count }, (_, at) => id(`${name} ${at}`));
  return {
    funders: several('funder', chance.whole(1, 3)),
    manufacturer: id('manufacturer'),
    associations: several('association', chance.whole(2, 6)),
  };
}

/** From founding to the first phase: partners, charter, roles, exit plan. */
export function* founding(number: number, partnership: StreamName, setting: Setting, chance: Seeded): Generator<Step> {
  const { funders, manufacturer, associations } = setting.roster;
  const say = (type: string, data: unknown): Step => ({
    stream: partnership,
    actor: actorOf('secretariat'),
    events: [{ type, data }],
  });
  const name = `${chance.one(TOPICS)}, partnership ${number}`;
  yield say('PartnershipFounded.v1', {
    name,
    purpose: 'A manufacturer, associations and public funders build an offer with the families it is for.',
    externalIds: [{ scheme: 'PACTA-MADE', ref: `made-${number}` }],
    synthetic: true,
  });
  const joins = (id: string, title: string, sector: string, role: string) =>
    say('PartnerJoined.v1', { organisation: { id, name: `${title} of partnership ${number}` }, sector, roles: [role] });
  for (const [at, id] of funders.entries()) yield joins(id, `Funder ${at + 1}`, 'public', 'funder');
  yield joins(manufacturer, 'Manufacturer', 'private', 'manufacturer');
  for (const [at, id] of associations.entries()) yield joins(id, `Association ${at + 1}`, 'voluntary', 'distribution');
  const grants = (role: string, actor: string, organisation?: string) =>
    say('RoleGranted.v1', { actor, role, ...(organisation === undefined ? {} : { organisation }) });
  yield grants('funder', actorOf('funder'), funders[0]);
  yield grants('discloser', actorOf('discloser'), manufacturer);
  yield grants('partner', actorOf('partner'), associations[0]);
  yield grants('auditor', actorOf('auditor'));
  yield grants('representative', actorOf('representative'));
  for (const seat of SEATS) yield grants(seat === 'chair' ? 'chair' : 'board-member', actorOf(seat));
  yield say('CharterAdopted.v1', {
    version: 1,
    objectives: [
      { id: 'reach', text: 'Families take part.', measure: 'families', target: String(chance.whole(2, 90) * 100) },
      { id: 'autonomy', text: 'The offer stands on its own revenue.', measure: 'share of cost', target: '80 %' },
    ],
    redLines: ['No advertising to families.'],
    principles: ['No loss, no profit.'],
  });
  yield say('ExitPlanAdopted.v1', {
    triggers: ['Revenue meets four fifths of the cost for two years.'],
    heirs: ['The first association takes over the programme.'],
    horizon: '2035-12-31',
  });
  yield say('PhaseChanged.v1', {
    from: 'preparation',
    to: 'experiment',
    reason: 'All that activation asks for is there.',
  });
}
