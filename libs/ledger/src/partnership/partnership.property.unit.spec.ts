import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decisionFact } from '../../testing/facts.ts';
import { play, type Move } from '../../testing/play.ts';
import { ASSOCIATION, DECISION, FUNDER, OWN_ID, STRANGER } from '../../testing/samples.ts';
import { PARTNERSHIP_ROLES, ADMINISTRATOR } from '../access/roles.ts';
import type { PartnershipCommand } from './commands.ts';
import { partnershipDecider } from './decider.ts';
import { PHASES } from './events.ts';

const actor = fc.constantFrom('a', 'b', 'c');
const organisation = fc.constantFrom(ASSOCIATION, FUNDER, STRANGER);
const role = fc.constantFrom(...PARTNERSHIP_ROLES, ADMINISTRATOR);
const decisionId = fc.constant(DECISION);
const texts = fc.constant(['Something.']);
const move = (name: PartnershipCommand['name'], data: fc.Arbitrary<unknown>) =>
  fc.record({ name: fc.constant(name), data, actor });

const objective = fc.record(
  { id: fc.constantFrom('o1', 'o2'), text: fc.constant('Do.'), measure: fc.constant('m'), target: fc.constant('t') },
  { requiredKeys: ['id', 'text'] },
);
const rest = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: move('foundPartnership', fc.constant({ name: 'N', purpose: 'P' })) },
    {
      weight: 2,
      arbitrary: move(
        'adoptCharter',
        fc.record(
          { objectives: fc.array(objective, { minLength: 1, maxLength: 2 }), redLines: texts, decisionId },
          { requiredKeys: ['objectives', 'redLines'] },
        ),
      ),
    },
    {
      weight: 2,
      arbitrary: move(
        'addPartner',
        fc.record({
          organisation: fc.record({ id: organisation, name: fc.constant('O') }),
          sector: fc.constant('public'),
          roles: texts,
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: move(
        'adoptExitPlan',
        fc.record(
          { triggers: texts, heirs: texts, horizon: fc.constantFrom('2030-01-01', '2020-01-01'), decisionId },
          { requiredKeys: ['triggers', 'heirs', 'horizon'] },
        ),
      ),
    },
    {
      weight: 3,
      arbitrary: move(
        'changePhase',
        fc.record({ to: fc.constantFrom(...PHASES), decisionId }, { requiredKeys: ['to'] }),
      ),
    },
    {
      weight: 12,
      arbitrary: move('grantRole', fc.record({ actor, role, organisation }, { requiredKeys: ['actor', 'role'] })),
    },
    { weight: 4, arbitrary: move('revokeRole', fc.record({ actor, role })) },
  ),
  { maxLength: 80, size: 'max' },
);

/** Without these, few sequences would reach a phase. */
const ready: readonly Move<PartnershipCommand>[] = [
  { name: 'foundPartnership', data: { name: 'N', purpose: 'P' }, actor: 'a' },
  {
    name: 'adoptCharter',
    data: { objectives: [{ id: 'o', text: 'Do.', measure: 'm', target: 't' }], redLines: [] },
    actor: 'a',
  },
  { name: 'adoptExitPlan', data: { triggers: ['T.'], heirs: ['H.'], horizon: '2030-01-01' }, actor: 'a' },
];
const moves = fc.tuple(fc.boolean(), rest).map(([prepared, more]) => (prepared ? [...ready, ...more] : more));

test('whatever is commanded, roles stay apart, somebody is left, and phases go forward', () => {
  let active = 0;
  fc.assert(
    fc.property(moves, (commands) => {
      const facts = { decision: { ...decisionFact('adopted'), partnershipId: OWN_ID } };
      play(partnershipDecider, facts, commands, (state, events) => {
        expect(events.map(({ type }) => type).lastIndexOf('PartnershipFounded.v1')).toBe(0);

        const held = new Set<string>();
        for (const event of events) {
          if (event.type === 'RoleGranted.v1') held.add(`${event.data.actor}:${event.data.role}`);
          if (event.type === 'RoleRevoked.v1') held.delete(`${event.data.actor}:${event.data.role}`);
        }
        expect(new Set(state.grants.map((grant) => `${grant.actor}:${grant.role}`))).toEqual(held);
        expect([...held].some((grant) => grant.endsWith(':secretariat'))).toBe(true);
        for (const person of ['a', 'b', 'c'])
          for (const [one, other] of [
            ['discloser', 'auditor'],
            ['secretariat', 'auditor'],
            ['discloser', 'secretariat'],
          ])
            expect(held.has(`${person}:${one}`) && held.has(`${person}:${other}`)).toBe(false);
        expect(new Set(state.grants.map((grant) => JSON.stringify(grant))).size).toBe(state.grants.length);
        for (const grant of state.grants)
          if (['discloser', 'partner', 'funder'].includes(grant.role))
            expect(state.partners.has(grant.organisation ?? '')).toBe(true);

        const joined = events.flatMap((event) =>
          event.type === 'PartnerJoined.v1' ? [event.data.organisation.id] : [],
        );
        expect([...state.partners.keys()]).toEqual(joined);
        const charters = events.flatMap((event) => (event.type === 'CharterAdopted.v1' ? [event.data.version] : []));
        expect(charters).toEqual(charters.map((_, at) => at + 1));

        let phase = 'preparation';
        for (const event of events) {
          if (event.type !== 'PhaseChanged.v1') continue;
          expect(event.data.from).toBe(phase);
          phase = event.data.to;
          expect(PHASES.indexOf(event.data.to)).toBeGreaterThan(PHASES.indexOf(event.data.from));
          if (phase === 'experiment') expect(charters.length > 0 && state.exitPlan !== undefined).toBe(true);
          active += 1;
        }
        expect(state.phase).toBe(phase);
      });
    }),
    { numRuns: 300 },
  );
  expect(active).toBeGreaterThan(20);
});
