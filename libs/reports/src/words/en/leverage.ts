import type { LeftOutWhy, LeverageBasis, LeverageCell } from '@pacta/ledger';
import { formats } from './formats.ts';
import { methods, parts } from './leverage-methods.ts';

const pledged = { name: 'pledged', heading: 'Pledged' };
const committed = { name: 'committed', heading: 'Committed' };
const disbursed = { name: 'disbursed', heading: 'Disbursed' };

/** Numbers, amounts, dates and short ids are formatted already; only counts are raw. */
export const leverage = {
  title: (of: string) => `Leverage of ${of}`,
  anchorWithId: (id: string) => `anchor ${id}`,
  under: (partnership: string, moment: string) => `${partnership}, ${moment}`,
  head: { anchor: 'Anchor', currency: 'Currency', effective: 'Effective' },
  anchorIs: (id: string, money: readonly string[]) => `${id} (${money.join('; ')})`,
  commitmentsListed: (count: number, ids: readonly string[]) =>
    `${formats.count(count, 'commitment')}: ${ids.join(', ')}`,
  allFrom: (provider: string) => `all that ${provider} gives`,
  /** Null: no first or no last day. */
  effectiveDays: (first: string | null, last: string | null) =>
    `only what was true ${first === null ? '' : `from ${first} `}${last === null ? 'on' : `to ${last}`}`,

  table: (currency: string) => `Methods by bases: ratio, and amount in ${currency}`,
  methodAndPart: 'Method, part',
  bases: { pledged, committed, disbursed } satisfies Record<LeverageBasis, { name: string; heading: string }>,
  /** `title` is as published, or this language's name of the method. */
  method: ({ id, version, marks }: { id: string; version: number; title: string; marks: readonly string[] }) =>
    `${id} v${version}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`,
  marks: { provisional: 'provisional', reported: 'reported', synthetic: 'synthetic' },
  nothingFound: 'Nothing of this kind was found.',
  statuses: { 'no-rule': 'no rule yet', 'missing-rate': 'rate missing' } satisfies Record<
    Exclude<LeverageCell['status'], 'ok'>,
    string
  >,
  methods,
  parts,

  cell: ({ id, version, basis, marks }: { id: string; version: number; basis: string; marks: readonly string[] }) =>
    `${id} v${version}, ${basis}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`,
  rule: (title: string, source: string) => `${title}. ${source}`,
  /** Null: the day of the money is unknown. */
  missingRate: (pair: string, date: string | null) =>
    date === null
      ? `Missing: a rate ${pair}, for the day of the money is unknown.`
      : `Missing: a rate ${pair} for ${date}.`,
  rate: ({ pair, rate, date, source, event }: Record<'pair' | 'rate' | 'date' | 'source' | 'event', string>) =>
    `Rate ${pair} ${rate} of ${date}, ${source} (event ${event})`,
  /** `fraction` is null where there is no ratio. */
  part: ({
    name,
    ratio,
    fraction,
    amount,
  }: Record<'name' | 'ratio' | 'amount', string> & { fraction: string | null }) =>
    `${name}: ${ratio}${fraction === null ? '' : ` = ${fraction}`}, ${amount}`,
  numerator: { events: 'Event above the line', none: 'above the line: nothing' },
  denominator: { events: 'Event below the line', none: 'below the line: nothing' },
  amount: 'Amount',
  convertedFrom: (amount: string) => `from ${amount}`,
  moreEvents: (count: number) => `… and ${formats.count(count, 'more event')}: see the JSON form.`,

  notCounted: {
    title: 'Not counted',
    event: 'Event',
    why: 'Why',
    methods: (count: number) => `${count} methods`,
    moreRows: (count: number) => `… and ${formats.count(count, 'more row')}.`,
    reasons: {
      'no-causality': 'private money without an assertion that it would not have come otherwise',
      'would-have-come-anyway': 'contested: it would have come anyway',
      'never-arrived': 'contested: it never reached its final recipient',
      'claimed-elsewhere': 'contested: another programme claims it',
      'sector-unknown': 'nobody says whether it is public, private or charitable',
      'price-unknown': 'nobody says whether its price is the market’s',
      'nobody-to-attribute-to': 'no official that it could be attributed to',
    } satisfies Record<LeftOutWhy, string>,
  },

  neverAdded: {
    title: 'Beside, never added',
    days: 'Days given, signed by both sides',
    goods: 'Goods given, signed by both sides',
    valued: 'In kind, valued at cost',
    returned: 'Given back, taken off disbursed',
    repaid: 'Repaid, disbursed all the same',
    avoidedCost: 'Avoided cost, asserted',
    avoidedCostIs: ({
      amount,
      description,
      by,
      evidence,
    }: Record<'amount' | 'description' | 'by' | 'evidence', string>) =>
      `${amount}: ${description} (${by}: ${evidence})`,
    causality: { asserted: 'Causality asserted', contested: 'Causality contested' },
    /** `by` is null where it is unknown; `commitments` is null for all private money. */
    causalityIs: ({ by, text, commitments }: { by: string | null; text: string; commitments: number | null }) =>
      `${by === null ? '' : `${by}: `}${text} (${commitments === null ? 'all private money' : formats.count(commitments, 'commitment')})`,
    autonomy: 'Autonomy at the end of',
  },

  rules: {
    title: 'How these figures are made',
    'rounded-once': (ratioDecimals: number) =>
      `Sums and ratios are exact fractions, rounded once for display: ratios to ${ratioDecimals} decimals, amounts to the minor unit, a half to the even digit.`,
    'parts-by-largest-remainder':
      'Parts of an attribution are rounded together by largest remainder, so that they add up to what was mobilised.',
    'rate-of-own-date': (days: number) =>
      `Money of another currency is converted at the recorded rate of its own date: the latest on or before it, at most ${days} days old, direct or inverse, never through a third currency.`,
    'day-of-money':
      'The day of money is its transaction date, else its value date, never the day of recording. Money of unknown day is in no period.',
    'returned-grants':
      'Money of a grant that came back is taken off what was disbursed. A loan that is repaid as it falls due stays disbursed.',
    'counted-at-origin':
      'Money that is passed on counts once, at its origin. In-kind contributions and avoided costs stand beside and are never added.',
    'guarantee-pays-nothing':
      'Nothing is paid when a guarantee is given: on the disbursed basis it stands with what is committed.',
  },
};
