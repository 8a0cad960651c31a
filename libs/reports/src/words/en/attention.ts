import type { FlowBasis, ReportedDiscrepancy } from '@pacta/ledger';
import type { AttentionCode, AttentionParams, UsualInReports } from '../../transparency/attention-codes.ts';
import type { MatchedFlow } from '../../transparency/match-statements.ts';
import { formats } from './formats.ts';
import { published } from './published.ts';
import { terms } from './terms.ts';

const { amount, date, count } = formats;

type Sentences = { readonly [Code in AttentionCode]: (params: AttentionParams[Code]) => string };

const bases: Record<FlowBasis, string> = {
  pledged: 'pledged',
  committed: 'committed',
  disbursed: 'paid',
  received: 'received',
};

const listed = (practices: readonly (readonly [flows: number, what: string])[]): string =>
  formats.list(practices.flatMap(([flows, what]) => (flows === 0 ? [] : [`${count(flows, 'flow')} ${what}`])));

const stopped = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

function openDiscrepancy(params: AttentionParams['open-discrepancy']): string {
  const { kind, provider, receiver, reference, note, expected, found, difference } = params;
  const about = `${provider} to ${receiver}${reference === null ? '' : `, reference ${reference}`}`;
  return difference === null || expected === null || found === null
    ? `Open discrepancy: ${terms.discrepancy(kind)} (${about})${note === null ? '' : `: ${note}`}.`
    : `Open discrepancy: ${about}: expected ${amount(expected)}, found ${amount(found)}, difference ${amount(difference)}.`;
}

function asReported(params: AttentionParams['reported-discrepancy']): string {
  const sum = (of: 'found' | 'expected' | 'difference'): string => {
    const found = params[of];
    return found === null ? '' : amount(found);
  };
  const day = params.date === null ? '' : date(params.date);
  const flows = count(params.flows, 'flow');
  const sentences: Record<ReportedDiscrepancy['kind'], string> = {
    'disbursed-above-committed': `${sum('found')} paid, ${sum('expected')} committed: ${sum('difference')} above.`,
    'disbursed-without-commitment': `${sum('found')} paid without any commitment reported.`,
    'negative-total': `${sum('found')} in all${params.basis === null ? '' : ` (${bases[params.basis]})`}: more was taken back than reported.`,
    'negative-amount': `${flows} below zero${params.basis === null ? '' : ` (${bases[params.basis]})`}, ${sum('found')} in all.`,
    'paid-before-committed': `${sum('found')} paid before the first commitment, of ${day}.`,
    'dated-ahead': `${flows} dated after the day of import, up to ${day}.`,
    'date-beyond-reason': `${flows} of a day that can't be meant, such as ${day}: in no period.`,
    'stamped-ahead': `a file is dated ${day}, after its import, so its date did not decide which report is newer.`,
    'ends-before-start': `The activity ends on ${day}, before it starts.`,
  };
  return `As ${params.publisher ?? 'A publisher'} reported it: ${sentences[params.kind]}`;
}

function side({ kind, by, amount: sum, origin }: MatchedFlow): string {
  const whose = `${origin === 'reported' ? 'reported by' : 'first hand,'} ${by ?? 'nobody named'}`;
  return `${kind === null ? 'a flow' : published.flow(kind)} of ${sum === null ? '' : amount(sum)} (${whose})`;
}

const sentences: Sentences = {
  'open-discrepancy': openDiscrepancy,
  'passed-on-above-source': ({ provider, receiver, promised, passedOn }) =>
    `More is passed on than was promised: of ${amount(promised)} from ${provider} to ${receiver}, ${amount(passedOn)} is passed on.`,
  'unmet-condition': ({ provider, receiver, text, above }) =>
    `Condition not met yet, ${provider} to ${receiver}: ${stopped(text)}${above === null ? '' : ` It guards what is disbursed above ${amount(above)}.`}`,
  'outside-tolerance': ({ product, disclosure, balance, tolerancePercent }) =>
    `Balance${balance === null ? '' : ` of ${amount(balance)}`} on ${product}, ${disclosure}, is outside the agreed ${tolerancePercent ?? ''} %.`,
  'open-challenge': ({ product, disclosure, line }) =>
    `Challenge without an answer on ${product}, ${disclosure}: ${line}.`,
  'disclosure-open': ({ product, disclosure }) =>
    `Disclosure ${disclosure} of ${product} is not closed, so it does not count yet.`,
  'review-overdue': ({ title, reviewOn }) => `The review of '${title}' was due on ${date(reviewOn)}.`,
  'outcome-not-stated': ({ title }) => `'${title}' is closed, but its outcome is not stated.`,
  'no-charter': () => 'No charter is adopted.',
  'no-exit-plan': () => 'No exit plan is adopted.',
  'awaiting-countersignature': ({ given, awaits }) =>
    given.kind === 'days'
      ? `${given.days} days of ${given.skill} wait for the signature of ${awaits}.`
      : `${given.description}, given on ${date(given.givenOn)}, waits for the signature of ${awaits}.`,
  'reported-discrepancy': asReported,
  'reports-differ': ({ basis, one, other, difference }) =>
    `Two reports differ on what is ${bases[basis]}: ${amount(one.sum)} as ${one.publisher ?? 'a publisher'} reported it, ${amount(other.sum)} as ${other.publisher ?? 'a publisher'} did, difference ${amount(difference)}.`,
  'report-copied': ({ reason, copy, original, flows }) =>
    reason === 'secondary-reporter'
      ? `${copy ?? 'A secondary reporter'} repeats ${count(flows, 'flow')} that ${original ?? 'a publisher'} reported: counted once.`
      : `${original ?? 'A publisher'} reports under another identifier than before, and repeats ${count(flows, 'flow')}: counted once. matchOrganisations makes both publishers one.`,
  'reports-unmatched': ({ basis, currency, reports, firstHand }) =>
    `What is ${bases[basis]} in ${currency} is known ${firstHand ? 'from first hand and ' : ''}from ${count(reports, 'report')}. Flows that are the same count more than once until somebody matches them.`,
  'match-undone': ({ flow, with: other, gone }) =>
    `A match has come undone: its publisher no longer reports ${side(gone === 'flow' ? flow : other)}, matched with ${side(gone === 'flow' ? other : flow)}. Match what it reports now, if anything, with matchFlows, or take the match back with unmatchFlows.`,
  'matched-flows-differ': ({ flow, with: other, difference }) =>
    `Two records of the same flow differ: ${side(flow)} and ${side(other)}, ${difference === null ? 'in two currencies' : `difference ${amount(difference)}`}.`,
};

/** 'Is anything wrong?' */
export const attention = {
  title: 'Is anything wrong?',
  wrong: 'wrong',
  waiting: 'waiting',
  synthetic: 'Synthetic.',
  since: (day: string) => `(since ${day})`,
  verdict: (wrong: number, waiting: number) =>
    (wrong > 0
      ? `Yes: ${wrong} ${wrong === 1 ? 'thing needs' : 'things need'} an answer.`
      : 'Nothing that this ledger can see.') +
    (waiting === 0 ? '' : ` ${waiting} ${waiting === 1 ? 'thing waits' : 'things wait'} for someone.`),
  usual: (flows: UsualInReports['params']) =>
    `Usual in what publishers report, and counted as nothing wrong: ${listed([
      [flows['negative-amount'], 'below zero, as corrections are'],
      [flows['disbursed-without-commitment'], 'paid beside which no commitment is reported'],
      [flows['paid-before-committed'], 'paid before the first commitment'],
    ])}.`,
  sentences,
};
