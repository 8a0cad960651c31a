import { flowKind } from '@pacta/ledger';
import type { FirstHandKind, MatchedFlow } from '../../transparency/match-statements.ts';
import type { PublishedFlow } from '../../transparency/published-flows.ts';
import { formats } from './formats.ts';

const { amount, date, count } = formats;

/** First-hand flows, with their article. */
const firstHand: Record<FirstHandKind, string> = {
  pledged: 'a pledge',
  signed: 'a signed commitment',
  disbursed: 'a disbursement',
  called: 'a payment on a guarantee',
  received: 'a receipt',
  repaid: 'a repayment',
};

/** IATI codelist ActivityStatus. */
const statuses: Readonly<Record<string, string>> = {
  '1': 'in preparation',
  '2': 'under way',
  '3': 'being finalised',
  '4': 'closed',
  '5': 'cancelled',
  '6': 'suspended',
};

/** IATI codelist ActivityDateType, and the words of version 1. */
const dateTypes: Readonly<Record<string, string>> = {
  '1': 'planned start',
  '2': 'actual start',
  '3': 'planned end',
  '4': 'actual end',
  'start-planned': 'planned start',
  'start-actual': 'actual start',
  'end-planned': 'planned end',
  'end-actual': 'actual end',
};

/** What publishers reported, and the matches. */
export const published = {
  /** `a disbursement`; an unknown code is shown unchanged. */
  flow: (kind: string) =>
    kind in firstHand ? firstHand[kind as FirstHandKind] : (flowKind(kind)?.words ?? `a flow of kind ${kind}`),
  status: (code: string) => statuses[code] ?? code,
  dateType: (code: string) => dateTypes[code] ?? code,
  role: (role: string) => role,

  records: {
    title: 'What publishers reported',
    about: 'Taken from published files as it stands there; nobody has recorded it here at first hand.',
    name: (sort: 'activity' | 'grant', identifier: string, title: string | null) =>
      `${sort === 'activity' ? 'Activity' : 'Grant'} ${identifier}${title === null ? '' : `: ${title}`}`,
    publishedBy: 'Published by',
    secondary: '(on what others reported first)',
    recipient: 'Recipient',
    toPerson: 'a private person, sealed',
    status: 'Status',
    dates: 'Dates',
    planned: 'Planned',
    plannedIs: (sums: readonly string[]) => `${sums.join(', ')}, never counted`,
    plannedBefore: 'Planned before',
    replaced: (sums: readonly string[]) => `${sums.join(', ')}, since revised`,
    appliedFor: 'Applied for',
    file: 'File',
    fileIs: (hash: string, place: string, updatedAt: string | null, dates: string) =>
      `SHA-256 ${hash}…, ${place}${updatedAt === null ? '' : `, updated by its publisher ${date(updatedAt)}`} (${dates})`,
    versions: 'Versions',
    versionsAre: (versions: number) => `${versions}; the last one holds`,
    kind: 'Reported',
    countsAs: 'Counts as',
    noBasis: 'no basis',
    sum: 'Sum',
    nothing: 'It reports no money.',
    moreChanges: (more: number) => `… and ${count(more, 'more change')}: see the JSON form.`,
    moreRecords: (more: number) => `… and ${count(more, 'more record')}: see the JSON form.`,
    /** `kind` is null for the record itself, an amount where the flow had or has none. */
    change: (what: 'corrected' | 'withdrawn', kind: string | null, before: string | null, after: string | null) =>
      `${what === 'withdrawn' ? 'Withdrawn' : 'Corrected'}: ${kind === null ? 'the record itself' : published.flow(kind)}${before === null ? '' : ` of ${before}${after === null ? '' : `, now ${after}`}`}`,
  },

  flows: {
    title: 'Flows as reported',
    date: 'Date',
    flow: 'Reported',
    sides: 'From → to',
    amount: 'Amount',
    event: 'Event',
    counts: {
      counted: '',
      'counted-elsewhere': 'counted as another flow',
      'other-side': 'the other side of what counts',
      shown: 'counts on no basis',
      withdrawn: 'withdrawn',
    } satisfies Record<PublishedFlow['counts'], string>,
  },

  matches: {
    title: 'Flows that are the same',
    about: 'Matched by people. Of the same flow each basis counts one, first hand before reported.',
    flow: ({ kind, origin, amount: sum, by, date: day, partnership }: MatchedFlow) => {
      if (kind === null) return 'a flow that you may not see';
      const whose = origin === 'reported' ? 'reported' : 'first hand';
      const of = by === null ? origin : origin === 'reported' ? `${whose} by ${by}` : `${whose}, ${by}`;
      const where = partnership === null ? '' : ` in ${partnership.name ?? 'another partnership'}`;
      return `${published.flow(kind)}${sum === null ? '' : ` of ${amount(sum)}`}${day === null ? '' : ` on ${date(day)}`} (${of})${where}`;
    },
    same: (one: string, other: string) => `${one} is the same as ${other}.`,
    twoCurrencies: 'Two currencies: the difference can’t be told.',
    noDifference: 'No difference.',
    difference: (sum: string) => `Difference ${sum}.`,
    saidSo: (by: string, why: string, dates: string) => `${by} said so: ${why} (${dates})`,
    takenBack: (by: string, reason: string, dates: string) =>
      `Taken back by ${by}: ${reason} (${dates}). Both count again.`,
  },
};
