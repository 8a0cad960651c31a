import type { Attention, AttentionCode, AttentionOf, AttentionParams, AttentionStatement } from './attention-codes.ts';
import { overpassed } from './chains.ts';
import { plainOf, type CommitmentStatement } from './commitments.ts';
import type { CostBookStatement } from './costs.ts';
import type { DecisionStatement } from './decisions.ts';
import type { PartnershipHead } from './head.ts';
import type { InKindStatement } from './in-kind.ts';

export interface Statements {
  readonly head: PartnershipHead;
  readonly commitments: readonly CommitmentStatement[];
  readonly costBooks: readonly CostBookStatement[];
  readonly decisions: readonly DecisionStatement[];
  readonly inKind: InKindStatement;
  /** What is out of order in publishers' reports. */
  readonly reports: AttentionStatement;
  /** Plain date of the moment shown, in the ledger's zone; null where unknown. */
  readonly day: string | null;
}

const item = <Code extends AttentionCode>(
  code: Code,
  params: AttentionParams[Code],
  at: { readonly recordedAt: string | null; readonly events: readonly string[] },
  synthetic = false,
): AttentionOf<Code> => ({ code, params, since: at.recordedAt, synthetic, events: at.events });

const sidesOf = ({ provider, receiver }: CommitmentStatement) => ({
  provider: provider.name,
  receiver: receiver.name,
});

const ofDiscrepancies = (commitments: readonly CommitmentStatement[]): readonly Attention[] =>
  commitments.flatMap((each) =>
    each.discrepancies
      .filter((entry) => entry.state === 'open')
      .map((entry) => {
        const { kind, reference, note, expected, found, difference } = entry;
        const params = { ...sidesOf(each), kind, reference, note, expected, found, difference };
        return item('open-discrepancy', params, entry, entry.synthetic);
      }),
  );

const ofOnward = (commitments: readonly CommitmentStatement[]): readonly Attention[] =>
  overpassed(commitments).map(({ source, onward, passedOn }) =>
    item(
      'passed-on-above-source',
      {
        ...sidesOf(source),
        promised: plainOf(source.signed === null ? source.pledged : source.committed),
        passedOn,
      },
      {
        recordedAt: onward.at(-1)?.recordedAt ?? null,
        events: [source, ...onward].flatMap((each) => each.pledged.events.slice(0, 1)),
      },
      source.synthetic || onward.some((each) => each.synthetic),
    ),
  );

const ofCommitments = (commitments: readonly CommitmentStatement[]): AttentionStatement => ({
  wrong: [...ofDiscrepancies(commitments), ...ofOnward(commitments)],
  waiting: commitments
    .filter((each) => each.state !== 'cancelled')
    .flatMap((each) =>
      each.conditions
        .filter((condition) => condition.state === 'open')
        .map(({ text, above }) => {
          const since = { recordedAt: each.recordedAt, events: each.pledged.events.slice(0, 1) };
          return item('unmet-condition', { ...sidesOf(each), text, above }, since, each.synthetic && above !== null);
        }),
    ),
});

const ofCosts = (books: readonly CostBookStatement[]): AttentionStatement => ({
  wrong: books.flatMap(({ product, disclosures }) =>
    disclosures
      .filter(({ zeroProfit }) => zeroProfit?.withinTolerance === false)
      .map(({ disclosure, zeroProfit, closed, events, synthetic }) => {
        const balance = zeroProfit?.balance ?? null;
        const params = {
          product,
          disclosure,
          balance: balance === null ? null : plainOf(balance),
          tolerancePercent: zeroProfit?.tolerancePercent ?? null,
        };
        return item('outside-tolerance', params, { recordedAt: closed.recordedAt, events }, synthetic);
      }),
  ),
  waiting: books.flatMap(({ product, challenges, stillOpen }): readonly Attention[] => [
    ...challenges
      .filter(({ state }) => state === 'open')
      .map((challenge) => {
        const { disclosure, label, line } = challenge;
        return item('open-challenge', { product, disclosure, line: label ?? line }, challenge);
      }),
    ...stillOpen.map((open) => item('disclosure-open', { product, disclosure: open.disclosure }, open)),
  ]),
});

const ofDecisions = (decisions: readonly DecisionStatement[], day: string | null): AttentionStatement => ({
  wrong: decisions.flatMap((each) => {
    const reviewOn = each.outcome?.reviewOn ?? null;
    const isOverdue = day !== null && reviewOn !== null && reviewOn < day;
    return isOverdue ? [item('review-overdue', { title: each.title, reviewOn }, each)] : [];
  }),
  waiting: decisions
    .filter(({ state }) => state === 'closed')
    .map((each) => item('outcome-not-stated', { title: each.title }, each)),
});

/** An active partnership without a charter or an exit plan is out of order; one in preparation still has time. */
function ofHead({ origin, phase, phaseSince, charter, exitPlan }: PartnershipHead): AttentionStatement {
  // Publishers report none of these.
  if (origin === 'reported') return { wrong: [], waiting: [] };
  const since = phaseSince ?? { recordedAt: null, events: [] };
  const missing: readonly Attention[] = [
    ...(charter === null ? [item('no-charter', {}, since)] : []),
    ...(exitPlan === null ? [item('no-exit-plan', {}, since)] : []),
  ];
  return phase === 'preparation'
    ? { wrong: [], waiting: missing }
    : { wrong: phase === 'closed' ? [] : missing, waiting: [] };
}

const ofInKind = ({ contributions, goods }: InKindStatement): AttentionStatement => ({
  wrong: [],
  waiting: [
    ...contributions.map((each) => ({
      each,
      given: { kind: 'days' as const, days: each.days, skill: each.skill },
    })),
    ...goods.map((each) => ({
      each,
      given: { kind: 'goods' as const, description: each.description, givenOn: each.givenOn },
    })),
  ].flatMap(({ each, given }) =>
    each.awaits === null
      ? []
      : [item('awaiting-countersignature', { awaits: each.awaits.name, given }, each, each.synthetic)],
  ),
});

/** What needs an answer and what is pending, as codes with the parameters of their texts. */
export function attention(statements: Statements): AttentionStatement {
  const { head, commitments, costBooks, decisions, inKind, reports, day } = statements;
  const parts = [
    ofCommitments(commitments),
    reports,
    ofCosts(costBooks),
    ofDecisions(decisions, day),
    ofHead(head),
    ofInKind(inKind),
  ];
  return { wrong: parts.flatMap((part) => part.wrong), waiting: parts.flatMap((part) => part.waiting) };
}
