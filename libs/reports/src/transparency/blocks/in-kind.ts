import type { Block, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { ContributionStatement, GoodsStatement, InKindStatement } from '../in-kind.ts';
import { cited, joined, type StatementPage } from './page.ts';

/** Time and goods given: shown with the money, never added to it. */
export function inKindBlocks(inKind: InKindStatement, page: StatementPage): readonly Block[] {
  const texts = page.words.inKind;
  if (inKind.contributions.length + inKind.goods.length === 0)
    return [
      { kind: 'heading', text: texts.titleOfNone },
      { kind: 'paragraph', text: texts.none },
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
  const { inKind: texts, formats } = words;
  const rows = contributions.map((each): Row => ({
    cells: [
      between(each),
      `${each.skill}\n${each.person.state === 'opened' ? each.person.value : texts.person[each.person.state]}`,
      whenText(each, page),
      formats.number(each.days) + mark(each, page),
      each.counts ? texts.bothSides : texts.oneSide,
      cite(each.events),
    ],
    notes: valueNotes(each, page),
  }));
  const total = (label: string, { days, events }: InKindStatement['counted']): Row => ({
    cells: [label, '', '', formats.number(days), '', cite(events)],
    total: true,
  });
  return [
    { kind: 'heading', text: texts.time },
    {
      kind: 'table',
      columns: [
        { heading: texts.sides, flexible: true },
        { heading: texts.skillAndPerson, flexible: true },
        { heading: texts.when, flexible: true },
        { heading: texts.days, align: 'right' },
        { heading: texts.signed },
        { heading: texts.events },
      ],
      rows: [
        ...rows,
        total(texts.counted, counted),
        ...(awaiting.events.length === 0 ? [] : [total(texts.awaiting, awaiting)]),
      ],
    },
  ];
}

function whenText(
  { period, dates }: ContributionStatement,
  { words: { inKind: texts, formats } }: StatementPage,
): string {
  if (period !== null) return period;
  const days = dates.map(({ date }) => date).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return days.length < 2 ? formats.date(first) : texts.between(first, last);
}

function goodsBlocks({ goods }: InKindStatement, page: StatementPage): readonly Block[] {
  if (goods.length === 0) return [];
  const { words, cite } = page;
  const { inKind: texts, formats } = words;
  const rows = goods.map((each): Row => ({
    cells: [
      between(each),
      each.description,
      formats.date(each.givenOn),
      (each.quantity === null ? UNKNOWN : joined(formats.number(each.quantity), each.unit ?? '')) + mark(each, page),
      each.counts ? texts.bothSides : texts.oneSide,
      cite(each.events),
    ],
    notes: valueNotes(each, page),
  }));
  return [
    { kind: 'heading', text: texts.goods },
    {
      kind: 'table',
      columns: [
        { heading: texts.sides, flexible: true },
        { heading: texts.what, flexible: true },
        { heading: texts.givenOn },
        { heading: texts.quantity, align: 'right' },
        { heading: texts.signed },
        { heading: texts.events },
      ],
      rows,
    },
  ];
}

/** The value at cost and the part that counts, with the rule's version. */
function valueNotes({ valuation }: ContributionStatement | GoodsStatement, page: StatementPage): readonly string[] {
  if (valuation === null) return [];
  const { inKind: texts, formats } = page.words;
  const { gross, capped, rule, note } = valuation;
  if (rule === null) return [texts.valued(cited(gross, page), note)];
  const by = { version: rule.version, reading: rule.reading, events: page.cite(rule.events) };
  return [texts.valuedByRule(cited(gross, page), formats.amount(capped), by, note)];
}

const valueBlocks = ({ value }: InKindStatement, page: StatementPage): readonly Block[] =>
  value.map(({ gross, capped }) => ({
    kind: 'paragraph',
    text: page.words.inKind.inAll(cited(gross, page), page.words.formats.amount(capped)),
    apart: true,
  }));
