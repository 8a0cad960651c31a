import { actorOf } from './founding.ts';
import type { Seeded } from './seeded.ts';
import type { GeneratedEvent, Setting, Step } from './step.ts';

const SEATS = ['chair', 'board-member', 'board-member-2', 'board-member-3'] as const;

/** One decision by majority, from proposal to outcome; now and then a seat is recused and leaves the denominator. */
export function* decisionLife(number: number, setting: Setting, chance: Seeded, now: () => string): Generator<Step> {
  const stream = `decision-${setting.id(`decision ${number}`)}` as const;
  const by = (actor: string, ...events: readonly GeneratedEvent[]): Step => ({ stream, actor: actorOf(actor), events });
  yield by('secretariat', {
    type: 'Proposed.v1',
    data: {
      title: `Proposal ${number}`,
      proposal: 'Open a further area with the partners at hand, within the budget that is signed.',
      rule: 'majority',
      quorum: 2,
      electorate: SEATS.map((seat) => ({ actor: actorOf(seat), weight: 1 })),
      dossier: [],
      affectsBeneficiaries: false,
    },
  });
  const recused = chance.happens(20) ? SEATS[1] : undefined;
  if (recused !== undefined) {
    const data = {
      actor: actorOf(recused),
      interest: 'Sits on the council of the area.',
      declaredInAdvance: true,
      withdrew: true,
      quorate: true,
    };
    yield by(recused, { type: 'Recused.v1', data });
  }
  const voting = SEATS.filter((seat) => seat !== recused);
  let agreed = 0;
  for (const seat of voting) {
    const position = chance.happens(75) ? 'for' : 'against';
    if (position === 'for') agreed += 1;
    yield by(seat, { type: 'BallotCast.v1', data: { actor: actorOf(seat), position } });
  }
  const base = voting.length;
  const tally = {
    for: agreed,
    against: base - agreed,
    abstain: 0,
    object: 0,
    absent: 0,
    recused: SEATS.length - base,
    base,
  };
  const outcome = {
    result: agreed * 2 > base ? 'adopted' : 'rejected',
    rationale: 'The board weighed the first results against the money that is signed.',
    knownAt: now(),
  };
  yield by('secretariat', { type: 'Closed.v1', data: { tally } }, { type: 'OutcomeStated.v1', data: outcome });
}
