import type { DecisionRecorded, Position } from '@pacta/ledger';
import { actor, counted, person, quoted, type Sentences } from './phrases.ts';

const VOTED: Record<Position, string> = {
  for: 'voted for it',
  against: 'voted against it',
  abstain: 'abstained',
  object: 'objected to it',
};

const STATED = {
  adopted: 'The decision was adopted',
  rejected: 'The decision was rejected',
  'no-quorum': 'No decision was taken for want of a quorum',
} as const;

const because = (reason: string | undefined): string => (reason === undefined ? '' : `: ${quoted(reason)}`);

export const decision: Sentences<DecisionRecorded> = {
  'Proposed.v1': (event, names) => {
    const { title, rule, threshold, electorate, affectsBeneficiaries } = event.data;
    const needed = threshold === undefined ? rule : `${rule} (${threshold})`;
    return `${actor(event, names)} proposed ${quoted(title)} to ${counted(electorate.length, 'seat')}, to be decided by ${needed}${affectsBeneficiaries ? '; it affects beneficiaries' : ''}`;
  },
  'Recused.v1': ({ data }, names) =>
    `${person(data.actor, names)} stood aside: ${quoted(data.interest)}${data.quorate ? '' : ', which left no quorum'}`,
  'BallotCast.v1': ({ data }, names) => `${person(data.actor, names)} ${VOTED[data.position]}${because(data.reason)}`,
  'Closed.v1': (event, names) => {
    const { tally, opinionWaiver } = event.data;
    const waiver = opinionWaiver === undefined ? '' : `; no opinion of beneficiaries: ${quoted(opinionWaiver)}`;
    return `${actor(event, names)} closed the vote: ${tally.for} for, ${tally.against} against, ${tally.object} objecting, ${tally.abstain} abstaining, ${tally.absent} absent, ${tally.recused} recused, of a base of ${tally.base}${waiver}`;
  },
  'OutcomeStated.v1': ({ data }) => {
    const review = data.reviewOn === undefined ? '' : `, to be reviewed on ${data.reviewOn}`;
    return `${STATED[data.result]}${review}: ${quoted(data.rationale)}`;
  },
};
