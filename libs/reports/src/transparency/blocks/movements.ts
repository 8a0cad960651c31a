import type { Block, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { ChainLink, ChainStatement } from '../chains.ts';
import type { Movement } from '../movements.ts';
import { cited, joined, type StatementPage } from './page.ts';

/** Each chain from its origin, one level deeper at each onward commitment. Empty where no money is passed on. */
export function chainsBlocks(chains: readonly ChainStatement[], page: StatementPage): readonly Block[] {
  if (chains.length === 0) return [];
  const items = chains.flatMap(({ links }) =>
    links.slice(0, page.rows).map((link) => ({ text: linkText(link, page), depth: link.depth })),
  );
  return [
    { kind: 'heading', text: page.words.transparency.chains.title },
    { kind: 'list', items },
  ];
}

function linkText({ from, to, depth, promised, disbursed, returns }: ChainLink, page: StatementPage): string {
  const texts = page.words.transparency.chains;
  return joined(
    texts.link(from.name, to.name, cited(promised, page), cited(disbursed, page), depth === 0),
    returns ? texts.returns : '',
  );
}

/** Every payment and receipt by value date. */
export function movementsBlocks(movements: readonly Movement[], origin: string, page: StatementPage): readonly Block[] {
  const { formats, terms, transparency } = page.words;
  const texts = transparency.movements;
  const heading: Block = { kind: 'heading', text: texts.title(origin) };
  if (movements.length === 0) return [heading, { kind: 'paragraph', text: texts.nothing }];
  const rows = movements.slice(0, page.rows).map((each): Row => ({
    cells: [
      formats.date(each.valueDate),
      formats.date(each.recordedAt),
      texts.kinds[each.kind](each.from.name, each.to.name),
      each.reference ?? UNKNOWN,
      formats.amount(each.sum) + (each.synthetic ? `\n${formats.synthetic({ synthetic: 'all' })}` : ''),
      page.cite(each.sum.events),
    ],
  }));
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { heading: texts.valueDate },
        { heading: texts.recorded },
        { heading: texts.movement, flexible: true },
        { heading: texts.reference, flexible: true },
        { heading: texts.amount, align: 'right' },
        { heading: texts.event },
      ],
      rows,
    },
    ...(movements.length > rows.length
      ? [{ kind: 'paragraph' as const, text: terms.moreRows(movements.length - rows.length) }]
      : []),
  ];
}
