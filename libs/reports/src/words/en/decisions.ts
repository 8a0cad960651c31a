import type { DecisionRule, Position, Tally } from '@pacta/ledger';
import type { DecisionStatement } from '../../transparency/decisions.ts';

const ruleNames: Record<DecisionRule, string> = {
  consent: 'consent',
  consensus: 'consensus',
  majority: 'majority',
  qualified: 'qualified',
};

/** What carries a decision under rules that do not count votes for. */
const uncounted: Partial<Record<DecisionRule, string>> = {
  consent: 'carried where someone votes, nobody objects and at most half are against',
  consensus: 'carried where someone is for and nobody against',
};

export const decisions = {
  title: 'Decisions',
  none: 'Nothing has been put to a decision yet.',
  affectsBeneficiaries: (title: string) => `${title} (affects beneficiaries)`,
  result: 'Result',
  open: 'open',
  notStated: 'closed, outcome not stated yet',
  results: { adopted: 'adopted', rejected: 'rejected', 'no-quorum': 'no quorum' } satisfies Record<
    NonNullable<DecisionStatement['outcome']>['result'],
    string
  >,
  tally: 'Tally',
  /** `3 for, 1 against; 3 of 7 recused, so 4 count`. `weighted`: seats weigh more than one. */
  tallyIs: (tally: Tally, weighted: boolean) => {
    const cast = [
      `${tally.for} for`,
      `${tally.against} against`,
      ...(tally.object > 0 ? [`${tally.object} objecting`] : []),
      ...(tally.abstain > 0 ? [`${tally.abstain} abstaining`] : []),
      ...(tally.absent > 0 ? [`${tally.absent} not voting`] : []),
    ].join(', ');
    const counts = `${tally.base} ${tally.base === 1 ? 'counts' : 'count'}`;
    const base =
      tally.recused === 0
        ? `${counts}, none recused`
        : `${tally.recused} of ${tally.base + tally.recused} recused, so ${counts}`;
    return `${cast}; ${base}${weighted ? ' (in voting weight)' : ''}`;
  },
  rule: 'Rule',
  /** `majority: 3 of 4 needed; quorum 3`. */
  ruleIs: ({
    rule,
    threshold,
    needed,
    quorum,
    tally,
  }: Pick<DecisionStatement, 'rule' | 'threshold' | 'needed' | 'quorum' | 'tally'>) => {
    const name = rule === 'qualified' && threshold !== null ? `qualified majority of ${threshold}` : ruleNames[rule];
    return `${name}: ${needed === null ? (uncounted[rule] ?? '') : `${needed} of ${tally.base} needed`}; quorum ${quorum}`;
  },
  proposal: 'Proposal',
  proposalIs: (proposal: string, by: string, dates: string) => `${proposal} (by ${by}, ${dates})`,
  electorate: 'Electorate',
  seat: (name: string, weight: number) => (weight === 1 ? name : `${name} × ${weight}`),
  recused: 'Recused',
  recusal: (
    who: string,
    interest: string,
    said: { readonly declaredInAdvance: boolean; readonly withdrew: boolean; readonly quorate: boolean },
  ) =>
    `${who}: ${interest} (declared ${said.declaredInAdvance ? 'in advance' : 'at the meeting'}; ${said.withdrew ? 'withdrew' : 'stayed in the room'}; ${said.quorate ? 'still quorate' : 'no longer quorate'})`,
  ballot: 'Ballot',
  ballotReplaced: 'Ballot, replaced',
  ballotOfRecused: 'Ballot, not counted: recused',
  ballotIs: (who: string, position: Position, reason: string | null) =>
    `${who}: ${{ for: 'for', against: 'against', abstain: 'abstain', object: 'object' }[position]}${reason === null ? '' : `: ${reason}`}`,
  noOpinion: 'No opinion because',
  rationale: 'Rationale',
  knownThen: 'Known then',
  knownUntil: (moment: string) => `what was recorded up to ${moment}`,
  reviewOn: 'Review on',
};
