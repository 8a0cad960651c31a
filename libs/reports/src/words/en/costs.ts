import type { CostLineEntry } from '@pacta/ledger';
import type { ZeroProfit } from '../../transparency/zero-profit.ts';
import { formats } from './formats.ts';

const { count, date } = formats;

/** Cost books, and time and goods given. */
export const costs = {
  titleOfNone: 'Costs',
  none: 'No cost book has been agreed yet.',
  title: (product: string) => `Costs: ${product}`,
  disclosedBy: (discloser: string, currency: string, dates: string) =>
    `Disclosed by ${discloser}, in ${currency}. Template agreed: ${dates}`,
  stillOpen: (disclosure: string) => `Disclosure ${disclosure} is open and does not count yet.`,
  noneClosed: 'No disclosure has been closed yet.',
  /** `name` is null where it is the period's. */
  disclosure: (name: string | null, period: string, opened: string, closed: string) =>
    `${name === null ? 'Period' : `${name}, period`} ${period} (opened ${date(opened)}, closed ${date(closed)})`,
  stageAndLine: 'Stage, line',
  class: 'Class',
  events: 'Events',
  asFarAsReadable: (stage: string) => `${stage}, as far as readable`,
  kinds: { direct: 'direct', common: 'common' } satisfies Record<CostLineEntry['kind'], string>,
  sharedBy: (kind: string, key: string) => `${kind}, shared by ${key}`,
  basis: (text: string) => `; ${text}`,
  locked: 'locked',
  total: (lines: number) => `Total of all ${count(lines, 'line')}`,
  subtotal: 'Readable subtotal',
  withheld: (lines: number, lock: string) => `${count(lines, 'line')} ${lock}`,
  notTheTotal: (lines: number, withheld: string) =>
    `Not the total: of ${count(lines, 'line')}, ${withheld}. The total is not shown, because the rest could be worked out from it.`,

  volume: 'Volume',
  units: 'units',
  price: 'Price',
  perUnit: 'per unit',
  revenue: 'Revenue',
  zeroProfitPrice: 'Zero-profit price',
  zeroProfitPriceIs: (figure: string) => `${figure} per unit: costs ÷ volume, rounded half-even`,
  notReadable: 'not shown: not every cost line is readable',
  noVolume: 'unknown: no volume was disclosed',
  difference: 'Price less that',
  balance: 'Balance',
  balanceIs: (figure: string, from: ZeroProfit['revenueFrom'], within: boolean | null, percent: string) =>
    `${figure}: ${from === 'disclosed' ? 'revenue − costs' : 'price × volume − costs'}${
      within === null ? '' : `; ${within ? 'within' : 'outside'} the agreed ${percent} %`
    }`,

  challenge: (state: 'open' | 'answered', line: string, disclosure: string) =>
    `Challenge (${state}): ${line}, ${disclosure}`,
  asked: 'Asked',
  answered: 'Answered',
  said: (text: string, by: string, dates: string) => `${text}, by ${by}, ${dates}`,
};

const readings: Readonly<Record<string, string>> = {
  month: 'month by month',
  year: 'over the year',
  'once-a-year': 'once a year',
};

export const inKind = {
  titleOfNone: 'In kind',
  none: 'No time or goods given have been recorded yet.',
  time: 'In kind (days given, never added to money)',
  goods: 'In kind (goods given, never added to money)',
  sides: 'From → to',
  skillAndPerson: 'Skill, person',
  person: { sealed: 'name sealed', forgotten: 'name forgotten' },
  when: 'When',
  between: (first: string, last: string) => `${date(first)} to ${date(last)}`,
  days: 'Days',
  signed: 'Signed',
  bothSides: 'both sides',
  oneSide: 'one side',
  events: 'Events',
  counted: 'Days that count',
  awaiting: 'Days waiting for a signature',
  what: 'Goods',
  givenOn: 'Given on',
  quantity: 'Quantity',
  valued: (gross: string, note: string | null) => `Valued at cost: ${gross}${note === null ? '' : ` (${note})`}`,
  valuedByRule: (
    gross: string,
    capped: string,
    rule: { readonly version: number; readonly reading: string; readonly events: string },
    note: string | null,
  ) =>
    `Valued at cost: ${gross}; of it ${capped} count, by version ${rule.version} of the rule, ceiling read ${readings[rule.reading] ?? rule.reading} ${rule.events}${note === null ? '' : ` (${note})`}`,
  inAll: (gross: string, capped: string) =>
    `Valued and signed by both sides: ${gross} at cost, of which ${capped} count under the rules. Beside the money, never inside it.`,
};
