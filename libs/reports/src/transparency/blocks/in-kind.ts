import type { Block, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { ContributionStatement, GoodsStatement, InKindStatement } from '../in-kind.ts';
import { cited, joined, type StatementPage } from './page.ts';

/** Time and goods given: shown with the money, never added to it. */
export function inKindBlocks(inKind: InKindStatement, page: StatementPage): readonly Block[] {
  const said = page.words.inKind;
  if (inKind.contributions.length + inKind.goods.length === 0)
    return [
      { kind: 'heading', text: said.titleOfNone },
      { kind: 'paragraph', text: said.none },
    ];
  return [...timeBlocks(inKind, page), ...goodsBlocks(inKind, page), ...valueBlocks(inKind, page)];
}

const between = (each: ContributionStatement | GoodsStatement): string =>
  `${each.provider.name} → ${each.receiver.name}`;

const mark = ({ synthetic }: { readonly synthetic: boolean }, { words }: StatementPage): string =>
  synthetic ? `\n${words.formats.synthetic({ synthetic: 'all' })}` : '';

function timeBlocks({ contributions, counted, awaiting }: InKindStatement, page: StatementPage): readonly Block[] {
  if (contributions.length === 0) return [];
  const { words, cite } = page;
  const { inKind: said, formats } = words;
  const rows = contributions.map((each): Row => ({
    cells: [
      between(each),
      `${each.skill}\n${each.person.state === 'opened' ? each.person.value : said.person[each.person.state]}`,
      whenText(each, page),
      formats.number(each.days) + mark(each, page),
      each.counts ? said.bothSides : said.oneSide,
      cite(each.events),
    ],
    notes: valueNotes(each, page),
  }));
  const total = (label: string, { days, events }: InKindStatement['counted']): Row => ({
    cells: [label, '', '', formats.number(days), '', cite(events)],
    total: true,
  });
  return [
    { kind: 'heading', text: said.time },
    {
      kind: 'table',
      columns: [
        { heading: said.sides, flexible: true },
        { heading: said.skillAndPerson, flexible: true },
        { heading: said.when, flexible: true },
        { heading: said.days, align: 'right' },
        { heading: said.signed },
        { heading: said.events },
      ],
      rows: [
        ...rows,
        total(said.counted, counted),
        ...(awaiting.events.length === 0 ? [] : [total(said.awaiting, awaiting)]),
      ],
    },
  ];
}

function whenText(
  { period, dates }: ContributionStatement,
  { words: { inKind: said, formats } }: StatementPage,
): string {
  if (period !== null) return period;
  const days = dates.map(({ date }) => date).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return days.length < 2 ? formats.date(first) : said.between(first, last);
}

function goodsBlocks({ goods }: InKindStatement, page: StatementPage): readonly Block[] {
  if (goods.length === 0) return [];
  const { words, cite } = page;
  const { inKind: said, formats } = words;
  const rows = goods.map((each): Row => ({
    cells: [
      between(each),
      each.description,
      formats.date(each.givenOn),
      (each.quantity === null ? UNKNOWN : joined(formats.number(each.quantity), each.unit ?? '')) + mark(each, page),
      each.counts ? said.bothSides : said.oneSide,
      cite(each.events),
    ],
    notes: valueNotes(each, page),
  }));
  return [
    { kind: 'heading', text: said.goods },
    {
      kind: 'table',
      columns: [
        { heading: said.sides, flexible: true },
        { heading: said.what, flexible: true },
        { heading: said.givenOn },
        { heading: said.quantity, align: 'right' },
        { heading: said.signed },
        { heading: said.events },
      ],
      rows,
    },
  ];
}

/** The value at cost and the part that counts, with the rule's version. */
function valueNotes({ valuation }: ContributionStatement | GoodsStatement, page: StatementPage): readonly string[] {
  if (valuation === null) return [];
  const { inKind: said, formats } = page.words;
  const { gross, capped, rule, note } = valuation;
  if (rule === null) return [said.valued(cited(gross, page), note)];
  const by = { version: rule.version, reading: rule.reading, events: page.cite(rule.events) };
  return [said.valuedByRule(cited(gross, page), formats.amount(capped), by, note)];
}

const valueBlocks = ({ value }: InKindStatement, page: StatementPage): readonly Block[] =>
  value.map(({ gross, capped }) => ({
    kind: 'paragraph',
    text: page.words.inKind.inAll(cited(gross, page), page.words.formats.amount(capped)),
    apart: true,
  }));
