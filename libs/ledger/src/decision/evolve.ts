import { foldBy } from '../fold-by.ts';
import { idOf } from '../stream.ts';
import type { DecisionRecorded } from './events.ts';
import type { DecisionState } from './state.ts';

const unproposed: DecisionState = {
  title: '',
  proposer: '',
  rule: 'consent',
  quorum: 0,
  affectsBeneficiaries: false,
  seats: new Map(),
  recused: new Set(),
  ballots: new Map(),
  closed: false,
};

export const decisionFold = foldBy<DecisionState, DecisionRecorded>(unproposed, {
  'Proposed.v1': (state, { stream, data, metadata }) => ({
    ...state,
    id: idOf(stream),
    ...(metadata.partnershipId === undefined ? {} : { partnershipId: metadata.partnershipId }),
    title: data.title,
    proposer: metadata.actor,
    rule: data.rule,
    ...(data.threshold === undefined ? {} : { threshold: data.threshold }),
    quorum: data.quorum,
    affectsBeneficiaries: data.affectsBeneficiaries,
    seats: new Map(data.electorate.map(({ actor, weight }) => [actor, weight])),
  }),
  'Recused.v1': (state, { data }, run) => ({ ...state, recused: run.withMember(state.recused, data.actor) }),
  'BallotCast.v1': (state, { data }, run) => ({
    ...state,
    ballots: run.withEntry(state.ballots, data.actor, data.position),
  }),
  'Closed.v1': (state) => ({ ...state, closed: true }),
  'OutcomeStated.v1': (state, { data }) => ({ ...state, result: data.result }),
});
