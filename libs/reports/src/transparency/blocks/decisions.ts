import type { Block } from '../../blocks/block.ts';
import type { DecisionStatement } from '../decisions.ts';
import { joined, person, type StatementPage } from './page.ts';

type Pairs = readonly (readonly [label: string, value: string])[];

/** Each decision: result, tally, rule, electorate, recusals and ballots. */
export function decisionsBlocks(decisions: readonly DecisionStatement[], page: StatementPage): readonly Block[] {
  const texts = page.words.decisions;
  return [
    { kind: 'heading', text: texts.title },
    ...(decisions.length === 0
      ? [{ kind: 'paragraph' as const, text: texts.none }]
      : decisions.flatMap((decision): readonly Block[] => [
          {
            kind: 'subheading',
            text: decision.affectsBeneficiaries ? texts.affectsBeneficiaries(decision.title) : decision.title,
            wide: true,
          },
          { kind: 'facts', pairs: [...putToVote(decision, page), ...voted(decision, page)] },
        ])),
  ];
}

function resultText({ outcome, state }: DecisionStatement, { words, cite }: StatementPage): string {
  const texts = words.decisions;
  if (outcome === null) return state === 'open' ? texts.open : texts.notStated;
  return joined(`${texts.results[outcome.result]}, ${words.terms.dates(outcome)}`, cite(outcome.events));
}

function putToVote(decision: DecisionStatement, page: StatementPage): Pairs {
  const { words, cite } = page;
  const texts = words.decisions;
  const weighted = decision.electorate.some(({ weight }) => weight !== 1);
  return [
    [texts.result, resultText(decision, page)],
    [texts.tally, joined(texts.tallyIs(decision.tally, weighted), cite(decision.tallyEvents))],
    [texts.rule, texts.ruleIs(decision)],
    [
      texts.proposal,
      joined(
        texts.proposalIs(
          decision.proposal,
          page.recordedBy(decision.events[0]) ?? decision.proposedBy,
          words.terms.dates(decision),
        ),
        cite(decision.events.slice(0, 1)),
      ),
    ],
    [
      texts.electorate,
      decision.electorate.map(({ actor, weight }) => texts.seat(person(actor, page), weight)).join('; '),
    ],
  ];
}

function voted({ recusals, ballots, opinionWaiver, outcome }: DecisionStatement, page: StatementPage): Pairs {
  const { words, cite } = page;
  const { decisions: texts, formats } = words;
  return [
    ...recusals.map(
      (each) =>
        [
          texts.recused,
          joined(texts.recusal(person(each.actor, page), each.interest, each), cite(each.events)),
        ] as const,
    ),
    ...ballots.map(
      ({ actor, position, reason, replaced, recused, events }) =>
        [
          recused ? texts.ballotOfRecused : replaced ? texts.ballotReplaced : texts.ballot,
          joined(texts.ballotIs(person(actor, page), position, reason), cite(events)),
        ] as const,
    ),
    ...(opinionWaiver === null ? [] : [[texts.noOpinion, opinionWaiver] as const]),
    ...(outcome === null
      ? []
      : [
          [texts.rationale, outcome.rationale] as const,
          [texts.knownThen, texts.knownUntil(formats.moment(outcome.knownAt))] as const,
          ...(outcome.reviewOn === null ? [] : [[texts.reviewOn, formats.date(outcome.reviewOn)] as const]),
        ]),
  ];
}
