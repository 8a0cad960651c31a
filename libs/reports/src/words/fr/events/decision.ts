import type { DecisionRecorded, DecisionRule, Position } from '@pacta/ledger';
import { actor, because, brief, counted, day, person, quoted, type Sentences } from './phrases.ts';

const VOTED: Record<Position, string> = {
  for: 'a voté pour',
  against: 'a voté contre',
  abstain: 's’est abstenu',
  object: 'a soulevé une objection',
};

const STATED = {
  adopted: 'La décision a été adoptée',
  rejected: 'La décision a été rejetée',
  'no-quorum': 'Aucune décision n’a été prise, faute de quorum',
} as const;

const RULES: Record<DecisionRule, string> = {
  consent: 'par consentement',
  consensus: 'par consensus',
  majority: 'à la majorité',
  qualified: 'à la majorité qualifiée',
};

export const decision: Sentences<DecisionRecorded> = {
  'Proposed.v1': (event, names) => {
    const { title, rule, threshold, electorate, affectsBeneficiaries } = event.data;
    const needed = threshold === undefined ? RULES[rule] : `${RULES[rule]} (${brief(String(threshold))})`;
    return `${actor(event, names)} a proposé ${quoted(title)} à ${counted(electorate.length, 'siège')}, à décider ${needed}${affectsBeneficiaries ? '\u202f; la proposition touche les bénéficiaires' : ''}`;
  },
  'Recused.v1': ({ data }, names) =>
    `${person(data.actor, names)} s’est récusé${because(data.interest)}${data.quorate ? '' : ', et le quorum n’est plus atteint'}`,
  'BallotCast.v1': ({ data }, names) =>
    `${person(data.actor, names)} ${VOTED[data.position]}${data.reason === undefined ? '' : because(data.reason)}`,
  'Closed.v1': (event, names) => {
    const { tally, opinionWaiver } = event.data;
    const waiver = opinionWaiver === undefined ? '' : `\u202f; sans avis des bénéficiaires${because(opinionWaiver)}`;
    return `${actor(event, names)} a clos le vote\u00a0: ${tally.for} pour, ${tally.against} contre, ${counted(tally.object, 'objection')}, ${counted(tally.abstain, 'abstention')}, ${counted(tally.absent, 'absent')}, ${counted(tally.recused, 'récusé')}, sur une base de ${tally.base}${waiver}`;
  },
  'OutcomeStated.v1': ({ data }) => {
    const review = data.reviewOn === undefined ? '' : `, à réexaminer le ${day(data.reviewOn)}`;
    return `${STATED[data.result]}${review}${because(data.rationale)}`;
  },
};
