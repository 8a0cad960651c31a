import { LazyList, type Lazy } from '../paging/lazy-list.ts';
import type { Names } from '../names/names.ts';
import type { Attention, AttentionCode, AttentionOf, AttentionParams, AttentionStatement } from './attention-codes.ts';
import { overpassed } from './chains.ts';
import { discrepancyStatement, plainAmount, plainOf, type CommitmentStatement, type Pledged } from './commitments.ts';
import type { BookAtHand, CostBookStatement } from './costs.ts';
import { decisionStatement, type Proposed } from './decisions.ts';
import type { PartnershipHead } from './head.ts';
import type { AwaitingSignature } from './in-kind.ts';
import { isOutsideTolerance } from './zero-profit.ts';

/** The whole partnership, whatever days are shown: what needs an answer needs it anyway. */
export interface AttentionSource {
  readonly head: PartnershipHead;
  readonly commitments: readonly Pledged[];
  /** The commitments that are part of a chain. */
  readonly linked: readonly CommitmentStatement[];
  readonly books: readonly BookAtHand[];
  readonly decisions: readonly Proposed[];
  readonly awaitingSignature: readonly AwaitingSignature[];
  /** What is out of order in publishers' reports. */
  readonly reports: AttentionStatement;
  readonly names: Names;
  /** Plain date of the moment shown, in the ledger's zone; null where unknown. */
  readonly day: string | null;
}

/** Makes an item when it is shown. There may be thousands, and a page shows the first of them. */
type Finding = () => Attention;

interface Findings {
  readonly wrong: readonly Finding[];
  readonly waiting: readonly Finding[];
}

const item = <Code extends AttentionCode>(
  code: Code,
  params: AttentionParams[Code],
  at: { readonly recordedAt: string | null; readonly events: readonly string[] },
  synthetic = false,
): AttentionOf<Code> => ({ code, params, since: at.recordedAt, synthetic, events: at.events });

function ofCommitments({ commitments, linked, names, head }: AttentionSource): Findings {
  const wrong: Finding[] = [];
  const waiting: Finding[] = [];
  for (const register of commitments) {
    const { pledge, discrepancies, conditions, cancellation } = register;
    const synthetic = head.synthetic || pledge.synthetic;
    const sides = () => ({
      provider: names.organisation(pledge.provider),
      receiver: names.organisation(pledge.receiver),
    });
    for (const each of discrepancies)
      if (each.state === 'open')
        wrong.push(() => {
          const entry = discrepancyStatement(each, register, synthetic);
          const { kind, reference, note, expected, found, difference } = entry;
          const params = { ...sides(), kind, reference, note, expected, found, difference };
          return item('open-discrepancy', params, entry, entry.synthetic);
        });
    for (const { state, text, above } of cancellation === null ? conditions : [])
      if (state === 'open')
        waiting.push(() => {
          const since = { recordedAt: pledge.by.recordedAt, events: [pledge.by.eventId] };
          const params = { ...sides(), text, above: plainAmount(above) };
          return item('unmet-condition', params, since, synthetic && above !== null);
        });
  }
  return { wrong: [...wrong, ...ofOnward(linked)], waiting };
}

const ofOnward = (linked: readonly CommitmentStatement[]): readonly Finding[] =>
  overpassed(linked).map(
    ({ source, onward, passedOn }) =>
      () =>
        item(
          'passed-on-above-source',
          {
            provider: source.provider.name,
            receiver: source.receiver.name,
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

const ofBook = ({ summary: { book, stillOpen, openChallenges }, closed, statement }: BookAtHand): Findings => ({
  wrong: closed().flatMap((disclosure, at) =>
    isOutsideTolerance(disclosure, book)
      ? [() => outsideTolerance(book.product, statement().disclosures[at] as CostBookStatement['disclosures'][number])]
      : [],
  ),
  waiting: [
    ...openChallenges.map(({ challenge }) => () => {
      const found = statement().challenges.find((each) => each.challenge === challenge);
      const { disclosure, label, line } = found as CostBookStatement['challenges'][number];
      const params = { product: book.product, disclosure, line: label ?? line };
      return item('open-challenge', params, found as CostBookStatement['challenges'][number]);
    }),
    ...stillOpen.map(({ disclosure, openedBy }) => () => {
      const since = { recordedAt: openedBy.recordedAt, events: [openedBy.eventId] };
      return item('disclosure-open', { product: book.product, disclosure }, since);
    }),
  ],
});

function outsideTolerance(
  product: string,
  { disclosure, zeroProfit, closed, events, synthetic }: CostBookStatement['disclosures'][number],
): Attention {
  const balance = zeroProfit?.balance ?? null;
  const params = {
    product,
    disclosure,
    balance: balance === null ? null : plainOf(balance),
    tolerancePercent: zeroProfit?.tolerancePercent ?? null,
  };
  return item('outside-tolerance', params, { recordedAt: closed.recordedAt, events }, synthetic);
}

const ofDecisions = ({ decisions, names, day }: AttentionSource): Findings => ({
  wrong: decisions.flatMap((register) => {
    const reviewOn = register.outcome?.reviewOn ?? null;
    if (day === null || reviewOn === null || reviewOn >= day) return [];
    const { title } = register.proposal;
    return [() => item('review-overdue', { title, reviewOn }, decisionStatement(register, names))];
  }),
  waiting: decisions
    .filter(({ closing, outcome }) => closing !== null && outcome === null)
    .map(
      (register) => () =>
        item('outcome-not-stated', { title: register.proposal.title }, decisionStatement(register, names)),
    ),
});

/** An active partnership without a charter or an exit plan is out of order; one in preparation still has time. */
function ofHead({ head: { origin, phase, phaseSince, charter, exitPlan } }: AttentionSource): Findings {
  // Publishers report none of these.
  if (origin === 'reported') return { wrong: [], waiting: [] };
  const since = phaseSince ?? { recordedAt: null, events: [] };
  const missing: readonly Finding[] = [
    ...(charter === null ? [() => item('no-charter', {}, since)] : []),
    ...(exitPlan === null ? [() => item('no-exit-plan', {}, since)] : []),
  ];
  return phase === 'preparation'
    ? { wrong: [], waiting: missing }
    : { wrong: phase === 'closed' ? [] : missing, waiting: [] };
}

const ofInKind = ({ awaitingSignature, names }: AttentionSource): Findings => ({
  wrong: [],
  waiting: awaitingSignature.map(({ awaits, given, statement }) => () => {
    const each = statement();
    return item('awaiting-countersignature', { awaits: names.organisation(awaits), given }, each, each.synthetic);
  }),
});

/** What needs an answer and what is pending, as codes with the parameters of their texts. */
export function attention(source: AttentionSource): Lazy<AttentionStatement> {
  const { wrong, waiting, usual } = source.reports;
  const parts: readonly Findings[] = [
    ofCommitments(source),
    { wrong: wrong.map((each) => () => each), waiting: waiting.map((each) => () => each) },
    ...source.books.map(ofBook),
    ofDecisions(source),
    ofHead(source),
    ofInKind(source),
  ];
  const listed = (of: keyof Findings) =>
    new LazyList(
      parts.flatMap((part) => part[of]),
      (make) => make(),
    );
  return { wrong: listed('wrong'), waiting: listed('waiting'), usual };
}
