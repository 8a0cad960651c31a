import type { Block } from '../../blocks/block.ts';
import type { DecisionStatement } from '../decisions.ts';
import { joined, person, type StatementPage } from './page.ts';

type Pairs = readonly (readonly [label: string, value: string])[];

/** Each decision: result, tally, rule, electorate, recusals and ballots. */
export function decisionsBlocks(decisions: readonly DecisionStatement[], page: StatementPage): readonly Block[] {
  const said = page.words.decisions;
  return [
    { kind: 'heading', text: said.title },
    ...(decisions.length === 0
      ? [{ kind: 'paragraph' as const, text: said.none }]
      : decisions.flatMap((decision): readonly Block[] => [
          {
            kind: 'subheading',
            text: decision.affectsBeneficiaries ? said.affectsBeneficiaries(decision.title) : decision.title,
            wide: true,
          },
          { kind: 'facts', pairs: [...putToVote(decision, page), ...voted(decision, page)] },
        ])),
  ];
}

function resultText({ outcome, state }: DecisionStatement, { words, cite }: StatementPage): string {
  const said = words.decisions;
  if (outcome === null) return state === 'open' ? said.open : said.notStated;
  return joined(`${said.results[outcome.result]}, ${words.terms.dates(outcome)}`, cite(outcome.events));
}

function putToVote(decision: DecisionStatement, page: StatementPage): Pairs {
  const { words, cite } = page;
  const said = words.decisions;
  const weighted = decision.electorate.some(({ weight }) => weight !== 1);
  return [
    [said.result, resultText(decision, page)],
    [said.tally, joined(said.tallyIs(decision.tally, weighted), cite(decision.tallyEvents))],
    [said.rule, said.ruleIs(decision)],
    [
      said.proposal,
      joined(
        said.proposalIs(
          decision.proposal,
          page.recordedBy(decision.events[0]) ?? decision.proposedBy,
          words.terms.dates(decision),
        ),
        cite(decision.events.slice(0, 1)),
      ),
    ],
    [
      said.electorate,
      decision.electorate.map(({ actor, weight }) => said.seat(person(actor, page), weight)).join('; '),
    ],
  ];
}

function voted({ recusals, ballots, opinionWaiver, outcome }: DecisionStatement, page: StatementPage): Pairs {
  const { words, cite } = page;
  const { decisions: said, formats } = words;
  return [
    ...recusals.map(
      (each) =>
        [said.recused, joined(said.recusal(person(each.actor, page), each.interest, each), cite(each.events))] as const,
    ),
    ...ballots.map(
      ({ actor, position, reason, replaced, events }) =>
        [
          replaced ? said.ballotReplaced : said.ballot,
          joined(said.ballotIs(person(actor, page), position, reason), cite(events)),
        ] as const,
    ),
    ...(opinionWaiver === null ? [] : [[said.noOpinion, opinionWaiver] as const]),
    ...(outcome === null
      ? []
      : [
          [said.rationale, outcome.rationale] as const,
          [said.knownThen, said.knownUntil(formats.moment(outcome.knownAt))] as const,
          ...(outcome.reviewOn === null ? [] : [[said.reviewOn, formats.date(outcome.reviewOn)] as const]),
        ]),
  ];
}
