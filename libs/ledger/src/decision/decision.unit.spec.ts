import { describe, expect, test } from '@jest/globals';
import { CLOSED, partnershipAfter } from '../../testing/facts.ts';
import { given, type Past } from '../../testing/given.ts';
import { FUNDER } from '../../testing/samples.ts';
import type { Propose } from './commands.ts';
import { decisionDecider } from './decider.ts';
import { DECISION_RULES, type DecisionDecided, type Position } from './events.ts';
import { needed, resultOf, tallyOf } from './tally.ts';

const BOARD = ['chair', ...[1, 2, 3, 4, 5, 6].map((seat) => `member-${seat}`)].map((actor) => ({ actor, weight: 1 }));
const PROPOSAL: Propose = {
  title: 'A second depot',
  proposal: 'Open a depot in the north.',
  rule: 'majority',
  quorum: 4,
  dossier: [FUNDER],
  affectsBeneficiaries: false,
};
const proposed = (data: Partial<Propose> = {}): Past<DecisionDecided> => ({
  type: 'Proposed.v1',
  data: { ...PROPOSAL, electorate: BOARD, ...data },
  actor: 'secretariat-1',
});
const vote = (actor: string, position: Position): Past<DecisionDecided> => ({
  type: 'BallotCast.v1',
  data: { actor, position },
});
const recusal = (actor: string): Past<DecisionDecided> => ({
  type: 'Recused.v1',
  data: { actor, interest: 'A seat elsewhere.', declaredInAdvance: true, withdrew: true, quorate: true },
});
const closed: DecisionDecided = {
  type: 'Closed.v1',
  data: { tally: { for: 0, against: 0, abstain: 0, object: 0, absent: 7, recused: 0, base: 7 } },
};

const facts = { partnership: partnershipAfter() };
const after = (...past: readonly Past<DecisionDecided>[]) => given(decisionDecider, facts, past);

describe('propose', () => {
  test('freezes rule and electorate: the board as it is, one vote each', () => {
    after()
      .when('propose', PROPOSAL)
      .records({ type: 'Proposed.v1', data: { ...PROPOSAL, electorate: BOARD } });
  });

  test('takes weights and a qualified majority', () => {
    const data: Propose = {
      ...PROPOSAL,
      rule: 'qualified',
      threshold: '2/3',
      electorate: [{ actor: 'chair', weight: 5 }],
    };
    after()
      .when('propose', data)
      .records({ type: 'Proposed.v1', data: { ...data, electorate: [{ actor: 'chair', weight: 5 }] } });
  });

  test.each<[string, Partial<Propose>, string]>([
    ['threshold-needed', { rule: 'qualified' }, '/threshold'],
    ['threshold-needed', { rule: 'qualified', threshold: '1/2' }, '/threshold'],
    ['threshold-needed', { rule: 'qualified', threshold: '3/2' }, '/threshold'],
    ['threshold-unused', { rule: 'consent', threshold: '2/3' }, '/threshold'],
    ['seat-repeated', { electorate: [...BOARD, { actor: 'chair', weight: 2 }] }, '/electorate/7/actor'],
    ['not-on-the-board', { electorate: [{ actor: 'of-association', weight: 1 }] }, '/electorate/0/actor'],
    ['no-electorate', { electorate: [] }, '/electorate'],
    ['quorum-unreachable', { quorum: 8 }, '/quorum'],
  ])('is refused: %s %#', (code, data, pointer) => {
    after()
      .when('propose', { ...PROPOSAL, ...data })
      .refused(code, pointer);
  });

  test('is refused twice, and in a closed partnership', () => {
    after(proposed()).when('propose', PROPOSAL).refused('already-proposed');
    given(decisionDecider, { partnership: CLOSED }).when('propose', PROPOSAL).refused('partnership-closed');
  });
});

describe('recuse and castBallot', () => {
  const interest = { interest: 'A seat elsewhere.', declaredInAdvance: true, discussion: 'Prices.', withdrew: true };
  const recusalOf = (actor: string, quorate: boolean): DecisionDecided => ({
    type: 'Recused.v1',
    data: { ...interest, actor, quorate },
  });

  test('a recusal says whether the rest is still quorate', () => {
    after(proposed()).when('recuse', interest, { actor: 'chair' }).records(recusalOf('chair', true));
    const three = [recusal('member-1'), recusal('member-2'), recusal('member-3')];
    after(proposed(), ...three)
      .when('recuse', interest, { actor: 'chair' })
      .records(recusalOf('chair', false));
    after(proposed({ quorum: 0, electorate: [{ actor: 'chair', weight: 1 }] }))
      .when('recuse', interest, { actor: 'chair' })
      .records(recusalOf('chair', false));
  });

  test('a ballot may change; the reason of an objection is needed', () => {
    const objection = { position: 'object', reason: 'The depot would close another.' } as const;
    after(proposed(), vote('chair', 'for'))
      .when('castBallot', objection, { actor: 'chair' })
      .records({ type: 'BallotCast.v1', data: { ...objection, actor: 'chair' } });
    after(proposed())
      .when('castBallot', { position: 'object' }, { actor: 'chair' })
      .refused('reason-needed', '/reason');
  });

  test.each([
    ['recuse', interest],
    ['castBallot', { position: 'for' as const }],
  ] as const)(
    '%s is refused outside the electorate, after a recusal, after closing and before proposing',
    (name, data) => {
      after(proposed()).when(name, data, { actor: 'of-association' }).refused('not-in-the-electorate');
      after(proposed(), recusal('chair')).when(name, data, { actor: 'chair' }).refused('recused');
      after(proposed(), closed).when(name, data, { actor: 'chair' }).refused('decision-closed');
      after().when(name, data, { actor: 'chair' }).refused('decision-unknown');
    },
  );

  test('the electorate stays frozen when the board changes', () => {
    const later = { partnership: { ...facts.partnership, grants: [] } };
    given(decisionDecider, later, [proposed()])
      .when('castBallot', { position: 'for' }, { actor: 'chair' })
      .records({ type: 'BallotCast.v1', data: { actor: 'chair', position: 'for' } });
  });
});

describe('closeDecision', () => {
  const closing = { rationale: 'Most were for it.' };
  const three = [vote('chair', 'for'), vote('member-1', 'for'), vote('member-2', 'for')];
  const fourth = vote('member-3', 'for');

  test('counts, and states what was known at that instant', () => {
    const tally = { for: 4, against: 0, abstain: 0, object: 0, absent: 3, recused: 0, base: 7 };
    after(proposed(), ...three, fourth)
      .when('closeDecision', { ...closing, reviewOn: '2027-01-01' })
      .records(
        { type: 'Closed.v1', data: { tally } },
        {
          type: 'OutcomeStated.v1',
          data: {
            result: 'adopted',
            rationale: closing.rationale,
            knownAt: '2026-04-12T09:30:00.000Z',
            reviewOn: '2027-01-01',
          },
        },
      );
  });

  test('is refused before proposing, twice, to the proposer, to one recused, with a review day gone by', () => {
    after().when('closeDecision', closing).refused('decision-unknown');
    after(proposed(), closed).when('closeDecision', closing).refused('decision-closed');
    after(proposed()).when('closeDecision', closing, { actor: 'secretariat-1' }).refused('proposer-closes');
    after(proposed(), recusal('chair')).when('closeDecision', closing, { actor: 'chair' }).refused('recused');
    after(proposed())
      .when('closeDecision', { ...closing, reviewOn: '2026-04-12' })
      .refused('review-past', '/reviewOn');
  });

  test('what affects beneficiaries is not adopted unheard and unexplained; it may be rejected', () => {
    const past = [proposed({ affectsBeneficiaries: true }), ...three];
    after(...past, fourth)
      .when('closeDecision', closing)
      .refused('opinion-missing', '/opinionWaiver');
    const waived = after(...past, fourth).when('closeDecision', {
      ...closing,
      opinionWaiver: 'Asked twice, no answer.',
    });
    expect(waived.outcome).toMatchObject([
      { data: { opinionWaiver: 'Asked twice, no answer.' } },
      { data: { result: 'adopted' } },
    ]);
    const rejected = after(...past, vote('member-3', 'against')).when('closeDecision', closing);
    expect(rejected.outcome).toMatchObject([{}, { data: { result: 'rejected' } }]);
  });
});

describe('the count', () => {
  const result = (data: Partial<Propose>, ...past: Past<DecisionDecided>[]) =>
    resultOf(after(proposed(data), ...past).state);
  const votes = (positions: Position[]) => positions.map((position, at) => vote(BOARD[at]?.actor ?? '', position));

  test('7 seats, 3 recused: a majority of 4 needs 3', () => {
    const recused = ['member-4', 'member-5', 'member-6'].map(recusal);
    const past = (positions: Position[]) => [...recused, ...votes(positions)];
    expect(needed('majority', 4)).toBe(3);
    expect(result({}, ...past(['for', 'for', 'for', 'against']))).toBe('adopted');
    expect(result({}, ...past(['for', 'for', 'abstain', 'abstain']))).toBe('rejected');
    expect(tallyOf(after(proposed(), ...past(['for', 'for', 'for'])).state)).toEqual({
      for: 3,
      against: 0,
      abstain: 0,
      object: 0,
      absent: 1,
      recused: 3,
      base: 4,
    });
  });

  test('a recusal takes back a ballot cast before it', () => {
    expect(result({ quorum: 0 }, ...votes(['for', 'for', 'for', 'for']), recusal('chair'))).toBe('rejected');
  });

  test.each<[Propose['rule'], string | undefined, Position[], string]>([
    ['majority', undefined, ['for', 'for', 'for', 'for'], 'adopted'],
    ['majority', undefined, ['for', 'for', 'for'], 'no-quorum'],
    ['majority', undefined, ['for', 'for', 'for', 'object'], 'rejected'],
    ['qualified', '2/3', ['for', 'for', 'for', 'for', 'for'], 'adopted'],
    ['qualified', '2/3', ['for', 'for', 'for', 'for', 'against'], 'rejected'],
    ['qualified', '1/1', ['for', 'for', 'for', 'for', 'for', 'for'], 'rejected'],
    ['consent', undefined, ['against', 'abstain', 'abstain', 'abstain'], 'adopted'],
    ['consent', undefined, ['against', 'against', 'against', 'for'], 'adopted'],
    ['consent', undefined, ['against', 'against', 'against', 'against'], 'rejected'],
    ['consent', undefined, ['for', 'for', 'for', 'for', 'object'], 'rejected'],
    ['consensus', undefined, ['for', 'abstain', 'abstain', 'abstain'], 'adopted'],
    ['consensus', undefined, ['abstain', 'abstain', 'abstain', 'abstain'], 'rejected'],
    ['consensus', undefined, ['for', 'for', 'for', 'against'], 'rejected'],
  ])('%s %s: %j is %s', (rule, threshold, positions, expected) => {
    expect(result({ rule, ...(threshold === undefined ? {} : { threshold }) }, ...votes(positions))).toBe(expected);
  });

  test('weights count, not heads', () => {
    const electorate = [
      { actor: 'chair', weight: 3 },
      { actor: 'member-1', weight: 1 },
      { actor: 'member-2', weight: 1 },
    ];
    expect(result({ electorate, quorum: 3 }, vote('chair', 'for'))).toBe('adopted');
    expect(result({ electorate, quorum: 2 }, vote('member-1', 'for'), vote('member-2', 'for'))).toBe('rejected');
  });

  test.each(DECISION_RULES)('%s: no ballot adopts nothing, whatever quorum was agreed', (rule) => {
    const agreed = { rule, quorum: 0, ...(rule === 'qualified' ? { threshold: '2/3' } : {}) };
    expect(result(agreed)).toBe('no-quorum');
    expect(result(agreed, vote('chair', 'for'), recusal('chair'))).toBe('no-quorum');
  });

  test('nobody left is no quorum', () => {
    expect(result({ quorum: 0, rule: 'consent' }, ...BOARD.map(({ actor }) => recusal(actor)))).toBe('no-quorum');
  });
});
