import { amountText } from '../figures/amount-text.ts';
import { overpassed } from './chains.ts';
import type { CommitmentStatement, DiscrepancyStatement } from './commitments.ts';
import type { CostBookStatement } from './costs.ts';
import type { DecisionStatement } from './decisions.ts';
import type { PartnershipHead } from './head.ts';
import type { InKindStatement } from './in-kind.ts';

/** One thing that someone should look at. */
export interface Attention {
  readonly kind:
    | 'open-discrepancy'
    | 'passed-on-above-source'
    | 'review-overdue'
    | 'outside-tolerance'
    | 'no-charter'
    | 'no-exit-plan'
    | 'open-challenge'
    | 'unmet-condition'
    | 'disclosure-open'
    | 'awaiting-countersignature'
    | 'outcome-not-stated'
    | 'reported-discrepancy'
    | 'reports-differ'
    | 'reports-unmatched'
    | 'matched-flows-differ';
  /** One sentence. */
  readonly what: string;
  /** Instant since which it stands; null where nothing was recorded. */
  readonly since: string | null;
  readonly synthetic: boolean;
  readonly events: readonly string[];
}

/** 'Is anything wrong?': what is out of order, and what merely waits for someone. */
export interface AttentionStatement {
  readonly wrong: readonly Attention[];
  readonly waiting: readonly Attention[];
}

export interface Statements {
  readonly head: PartnershipHead;
  readonly commitments: readonly CommitmentStatement[];
  readonly costBooks: readonly CostBookStatement[];
  readonly decisions: readonly DecisionStatement[];
  readonly inKind: InKindStatement;
  /** What is out of order in what publishers reported. */
  readonly reports: AttentionStatement;
  /** Plain date of the moment shown, in the ledger's zone; null where unknown. */
  readonly day: string | null;
}

const item = (
  kind: Attention['kind'],
  what: string,
  at: { readonly recordedAt: string | null; readonly events: readonly string[] },
  synthetic = false,
): Attention => ({ kind, what, since: at.recordedAt, synthetic, events: at.events });

function discrepancyInWords({ provider, receiver }: CommitmentStatement, entry: DiscrepancyStatement): string {
  const between = `${provider.name} to ${receiver.name}`;
  const about = entry.reference === null ? between : `${between}, reference ${entry.reference}`;
  const differs = entry.difference === null || entry.expected === null || entry.found === null;
  if (differs) return `${entry.kind.replaceAll('-', ' ')} (${about})${entry.note === null ? '' : `: ${entry.note}`}`;
  return `${about}: expected ${amountText(entry.expected)}, found ${amountText(entry.found)}, difference ${amountText(entry.difference)}`;
}

const ofDiscrepancies = (commitments: readonly CommitmentStatement[]): readonly Attention[] =>
  commitments.flatMap((each) =>
    each.discrepancies
      .filter((entry) => entry.state === 'open')
      .map((entry) =>
        item('open-discrepancy', `Open discrepancy: ${discrepancyInWords(each, entry)}.`, entry, entry.synthetic),
      ),
  );

const ofOnward = (commitments: readonly CommitmentStatement[]): readonly Attention[] =>
  overpassed(commitments).map(({ source, onward, passedOn }) =>
    item(
      'passed-on-above-source',
      `More is passed on than was promised: of ${amountText(source.signed === null ? source.pledged : source.committed)} from ${source.provider.name} to ${source.receiver.name}, ${amountText(passedOn)} is passed on.`,
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
          const guards = above === null ? '' : ` It guards what is disbursed above ${amountText(above)}.`;
          const what = `Condition not met yet, ${each.provider.name} to ${each.receiver.name}: ${sentence(text)}${guards}`;
          const since = { recordedAt: each.recordedAt, events: each.pledged.events.slice(0, 1) };
          return item('unmet-condition', what, since, each.synthetic && above !== null);
        }),
    ),
});

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

const ofCosts = (books: readonly CostBookStatement[]): AttentionStatement => ({
  wrong: books.flatMap((book) =>
    book.disclosures
      .filter((disclosure) => disclosure.zeroProfit?.withinTolerance === false)
      .map((disclosure) => {
        const { balance, tolerancePercent } = disclosure.zeroProfit ?? {};
        const figure = balance == null ? '' : ` of ${amountText(balance)}`;
        const what = `Balance${figure} on ${book.product}, ${disclosure.disclosure}, is outside the agreed ${tolerancePercent ?? ''} %.`;
        return item(
          'outside-tolerance',
          what,
          { recordedAt: disclosure.closed.recordedAt, events: disclosure.events },
          disclosure.synthetic,
        );
      }),
  ),
  waiting: books.flatMap((book) => [
    ...book.challenges
      .filter((challenge) => challenge.state === 'open')
      .map((challenge) => {
        const line = challenge.label ?? challenge.line;
        return item(
          'open-challenge',
          `Challenge without an answer on ${book.product}, ${challenge.disclosure}: ${line}.`,
          challenge,
        );
      }),
    ...book.stillOpen.map((open) =>
      item(
        'disclosure-open',
        `Disclosure ${open.disclosure} of ${book.product} is not closed, so it does not count yet.`,
        open,
      ),
    ),
  ]),
});

function ofDecisions(decisions: readonly DecisionStatement[], day: string | null): AttentionStatement {
  const overdue = ({ outcome }: DecisionStatement): boolean =>
    day !== null && outcome !== null && outcome.reviewOn !== null && outcome.reviewOn < day;
  return {
    wrong: decisions
      .filter(overdue)
      .map((each) =>
        item('review-overdue', `The review of '${each.title}' was due on ${each.outcome?.reviewOn}.`, each),
      ),
    waiting: decisions
      .filter((each) => each.state === 'closed')
      .map((each) => item('outcome-not-stated', `'${each.title}' is closed, but its outcome is not stated.`, each)),
  };
}

/** A partnership at work without a charter or an exit plan is out of order; one in preparation still has time. */
function ofHead({ origin, phase, phaseSince, charter, exitPlan }: PartnershipHead): AttentionStatement {
  // Whoever reports on a partnership does not publish these.
  if (origin === 'reported') return { wrong: [], waiting: [] };
  const since = phaseSince ?? { recordedAt: null, events: [] };
  const missing = [
    ...(charter === null ? [item('no-charter', 'No charter is adopted.', since)] : []),
    ...(exitPlan === null ? [item('no-exit-plan', 'No exit plan is adopted.', since)] : []),
  ];
  return phase === 'preparation'
    ? { wrong: [], waiting: missing }
    : { wrong: phase === 'closed' ? [] : missing, waiting: [] };
}

const ofInKind = ({ contributions, goods }: InKindStatement): AttentionStatement => ({
  wrong: [],
  waiting: [
    ...contributions.map((each) => ({ each, what: `${each.days} days of ${each.skill} wait` })),
    ...goods.map((each) => ({ each, what: `${each.description}, given on ${each.givenOn}, waits` })),
  ].flatMap(({ each, what }) =>
    each.awaits === null
      ? []
      : [item('awaiting-countersignature', `${what} for the signature of ${each.awaits.name}.`, each, each.synthetic)],
  ),
});

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
