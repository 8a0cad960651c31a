import { facts } from '../../text/table.ts';
import type { DecisionStatement } from '../decisions.ts';
import {
  datesText,
  joined,
  momentText,
  paragraph,
  person,
  section,
  subheading,
  type ReportPage,
} from './report-page.ts';

function resultText(decision: DecisionStatement, page: ReportPage): string {
  const { outcome, state } = decision;
  if (outcome === null) return state === 'open' ? 'open' : 'closed, outcome not stated yet';
  return joined(`${outcome.result.replace('-', ' ')}, ${datesText(outcome)}`, page.citations.cite(outcome.events));
}

function decisionLines(decision: DecisionStatement, page: ReportPage): readonly string[] {
  const cite = page.citations.cite;
  const { outcome } = decision;
  const reason = (text: string | null): string => (text === null ? '' : `: ${text}`);
  const pairs: (readonly [string, string])[] = [
    ['Result', resultText(decision, page)],
    ['Tally', joined(decision.tallyInWords, cite(decision.tallyEvents))],
    ['Rule', decision.ruleInWords],
    [
      'Proposal',
      joined(
        `${decision.proposal} (by ${decision.proposedBy}, ${datesText(decision)})`,
        cite(decision.events.slice(0, 1)),
      ),
    ],
    [
      'Electorate',
      decision.electorate
        .map(({ name, actor, weight }) => (weight === 1 ? person(name, actor) : `${person(name, actor)} × ${weight}`))
        .join('; '),
    ],
    ...decision.recusals.map(
      (recusal) =>
        [
          'Recused',
          joined(
            `${person(recusal.name, recusal.actor)}: ${recusal.interest} (declared ${recusal.declaredInAdvance ? 'in advance' : 'at the meeting'}; ${recusal.withdrew ? 'withdrew' : 'stayed in the room'}; ${recusal.quorate ? 'still quorate' : 'no longer quorate'})`,
            cite(recusal.events),
          ),
        ] as const,
    ),
    ...decision.ballots.map(
      (ballot) =>
        [
          ballot.replaced ? 'Ballot, replaced' : 'Ballot',
          joined(
            `${person(ballot.name, ballot.actor)}: ${ballot.position}${reason(ballot.reason)}`,
            cite(ballot.events),
          ),
        ] as const,
    ),
    ...(decision.opinionWaiver === null ? [] : [['No opinion because', decision.opinionWaiver] as const]),
    ...(outcome === null
      ? []
      : [
          ['Rationale', outcome.rationale] as const,
          ['Known then', `what was recorded up to ${momentText(outcome.knownAt)}`] as const,
          ...(outcome.reviewOn === null ? [] : [['Review on', outcome.reviewOn] as const]),
        ]),
  ];
  const affects = decision.affectsBeneficiaries ? ' (affects beneficiaries)' : '';
  return [...subheading(`${decision.title}${affects}`, page), ...facts(pairs, page)];
}

export const decisionsSection = (decisions: readonly DecisionStatement[], page: ReportPage): readonly string[] =>
  section(
    'Decisions',
    decisions.length === 0
      ? paragraph('Nothing has been put to a decision yet.', page)
      : decisions.flatMap((decision) => decisionLines(decision, page)),
    page,
  );
