import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView } from '../view.ts';
import { decisionRegister } from './decision-register.view.ts';
import { POSITIONS } from './events.ts';
import { decisionFold } from './evolve.ts';
import { tallyOf } from './tally.ts';

const STREAM = `decision-${uuidOf(7, 1)}` as const;
const SEATS = [1, 2, 3, 4, 5, 6, 7].map((seat) => ({ actor: `b-${seat}`, weight: 1 }));
const proposed = (electorate: readonly { actor: string; weight: number }[] = SEATS) =>
  [
    'Proposed.v1',
    {
      title: 'Go',
      proposal: 'Go on',
      rule: 'majority',
      quorum: 3,
      electorate,
      dossier: [],
      affectsBeneficiaries: false,
    },
  ] as const;
const recused = (seat: number) =>
  [
    'Recused.v1',
    { actor: `b-${seat}`, interest: 'Supplier', declaredInAdvance: true, withdrew: true, quorate: true },
  ] as const;
const ballot = (seat: number, position: string) => ['BallotCast.v1', { actor: `b-${seat}`, position }] as const;

describe('decision register', () => {
  test('seven seats, three recused: four count', () => {
    const view = foldView(
      decisionRegister,
      streamOf(STREAM, proposed(), recused(5), recused(6), recused(7), ballot(1, 'for')),
    );
    expect(view.tally).toEqual({ for: 1, against: 0, abstain: 0, object: 0, absent: 3, recused: 3, base: 4 });
  });

  test('a later ballot counts instead, and the earlier one stays on record', () => {
    const view = foldView(decisionRegister, streamOf(STREAM, proposed(), ballot(1, 'against'), ballot(1, 'for')));
    expect(view.ballots.map(({ position, replaced }) => [position, replaced])).toEqual([
      ['against', true],
      ['for', false],
    ]);
    expect(view.tally).toMatchObject({ for: 1, against: 0 });
  });

  test('the ballots of one who recused afterwards are marked, and do not count', () => {
    const view = foldView(
      decisionRegister,
      streamOf(STREAM, proposed(), ballot(1, 'against'), ballot(1, 'for'), ballot(2, 'for'), recused(1)),
    );
    expect(view.ballots.map(({ actor, replaced, recused: out }) => [actor, replaced, out])).toEqual([
      ['b-1', true, true],
      ['b-1', false, true],
      ['b-2', false, false],
    ]);
    expect(view.tally).toMatchObject({ for: 1, recused: 1, base: 6 });
  });

  test('once closed, the tally is the one that was recorded', () => {
    const tally = { for: 4, against: 0, abstain: 0, object: 0, absent: 3, recused: 0, base: 7 };
    const view = foldView(
      decisionRegister,
      streamOf(STREAM, proposed(), ['Closed.v1', { tally, opinionWaiver: 'No panel yet' }]),
    );
    expect(view).toMatchObject({ tally, closing: { opinionWaiver: 'No panel yet' }, outcome: null });
  });

  test('keeps the outcome with what was known then', () => {
    const outcome = { result: 'adopted', rationale: 'It holds', knownAt: '2026-04-12T09:00:00.000Z' };
    const view = foldView(decisionRegister, streamOf(STREAM, proposed(), ['OutcomeStated.v1', outcome]));
    expect(view.outcome).toMatchObject({ ...outcome, reviewOn: null, by: { position: 11 } });
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  test('counts as the rules count, whatever was cast and whoever was recused', () => {
    const step = fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(...POSITIONS))
        .map(([seat, position]) => ballot(seat, position)),
      fc.integer({ min: 1, max: 8 }).map(recused),
    );
    const seats = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(seats, fc.array(step, { maxLength: 20 }), (weights, steps) => {
        const electorate = weights.map((weight, at) => ({ actor: `b-${at + 1}`, weight }));
        const events = streamOf(STREAM, proposed(electorate), ...steps);
        const state = events.reduce((was, event) => decisionFold.evolve(was, event), decisionFold.initialState);
        expect(foldView(decisionRegister, events).tally).toEqual(tallyOf(state));
      }),
    );
  });
});
