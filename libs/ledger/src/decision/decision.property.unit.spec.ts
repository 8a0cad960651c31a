import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { partnershipAfter } from '../../testing/facts.ts';
import { play } from '../../testing/play.ts';
import type { DecisionCommand } from './commands.ts';
import { decisionDecider } from './decider.ts';
import { DECISION_RULES, POSITIONS } from './events.ts';

const BOARD = ['chair', 'member-1', 'member-2', 'member-3'];
const actor = fc.constantFrom(...BOARD, 'member-4', 'secretariat-1', 'of-association');
const reason = fc.constant('Because.');
const move = (name: DecisionCommand['name'], data: fc.Arbitrary<unknown>) =>
  fc.record({ name: fc.constant(name), data, actor });
const electorate = fc.tuple(
  ...BOARD.map((seat) => fc.integer({ min: 1, max: 3 }).map((weight) => ({ actor: seat, weight }))),
);

const moves = fc
  .tuple(
    move(
      'propose',
      fc.record(
        {
          title: reason,
          proposal: reason,
          rule: fc.constantFrom(...DECISION_RULES),
          threshold: fc.constantFrom('2/3', '1/1', '1/2'),
          quorum: fc.integer({ min: 0, max: 10 }),
          electorate,
          dossier: fc.constant([]),
          affectsBeneficiaries: fc.boolean(),
        },
        { requiredKeys: ['title', 'proposal', 'rule', 'quorum', 'electorate', 'dossier', 'affectsBeneficiaries'] },
      ),
    ),
    fc.array(
      fc.oneof(
        {
          weight: 1,
          arbitrary: move(
            'recuse',
            fc.record({ interest: reason, declaredInAdvance: fc.boolean(), withdrew: fc.boolean() }),
          ),
        },
        {
          weight: 6,
          arbitrary: move(
            'castBallot',
            fc.record(
              { position: fc.constantFrom('for', 'for', ...POSITIONS), reason },
              { requiredKeys: ['position'] },
            ),
          ),
        },
        {
          weight: 1,
          arbitrary: move(
            'closeDecision',
            fc.record({ rationale: reason, opinionWaiver: reason }, { requiredKeys: ['rationale'] }),
          ),
        },
      ),
      { maxLength: 25 },
    ),
  )
  .map(([first, rest]) => [first, ...rest]);

test('whatever is commanded, only its electorate votes, and the outcome is what the ballots say', () => {
  const results = new Set<string>();
  fc.assert(
    fc.property(moves, (commands) => {
      play(decisionDecider, { partnership: partnershipAfter() }, commands, (_, events) => {
        const [opening] = events;
        if (opening?.type !== 'Proposed.v1') throw new Error('something came before the proposal');
        const { rule, threshold = '1/1', quorum, affectsBeneficiaries } = opening.data;
        const last = new Map<string, string>();
        const out = new Set<string>();
        for (const [at, event] of events.entries()) {
          if (event.type === 'BallotCast.v1') {
            expect([event.data.actor, BOARD.includes(event.data.actor), out.has(event.data.actor)]).toEqual([
              event.actor,
              true,
              false,
            ]);
            last.set(event.data.actor, event.data.position);
          }
          if (event.type === 'Recused.v1') out.add(event.data.actor);
          if (event.type !== 'Closed.v1') continue;
          expect(at).toBe(events.length - 2);
          expect([event.actor === opening.actor, out.has(event.actor ?? '')]).toEqual([false, false]);
          const outcome = events[at + 1];
          if (outcome?.type !== 'OutcomeStated.v1') throw new Error('closed without an outcome');

          // Counted again, seat by seat.
          const weighing = (test: (seat: string) => boolean) =>
            opening.data.electorate.reduce((sum, seat) => sum + (test(seat.actor) ? seat.weight : 0), 0);
          const of = (...positions: string[]) =>
            weighing((seat) => !out.has(seat) && positions.includes(last.get(seat) ?? ''));
          const base = weighing((seat) => !out.has(seat));
          expect(event.data.tally).toMatchObject({
            for: of('for'),
            base,
            recused: weighing((seat) => out.has(seat)),
            absent: base - of(...POSITIONS),
          });
          const [over, under] = threshold.split('/').map(Number) as [number, number];
          const carried = {
            consent: of('object') === 0 && of('against') <= base / 2,
            consensus: of('for') > 0 && of('against', 'object') === 0,
            majority: of('for') > base / 2,
            qualified: of('for') * under >= base * over,
          }[rule];
          const present = of(...POSITIONS);
          const expected = present === 0 || present < quorum ? 'no-quorum' : carried ? 'adopted' : 'rejected';
          expect(outcome.data.result).toBe(expected);
          if (expected === 'adopted' && affectsBeneficiaries) expect(event.data.opinionWaiver).toBeDefined();
          results.add(expected);
        }
      });
    }),
    { numRuns: 2_500 },
  );
  expect(results).toEqual(new Set(['adopted', 'rejected', 'no-quorum']));
});
