import { LEVERAGE_BASES, type LeverageBasis } from '@pacta/ledger';
import type { Block, Row } from '../blocks/block.ts';
import { UNKNOWN } from '../figures/amount-text.ts';
import { unknownDayText } from '../figures/unknown-day-text.ts';
import { shortId } from '../names/names.ts';
import { printableDocument } from '../text/printable.ts';
import type { Words } from '../words/words.ts';
import { cellBlocks } from './cell-blocks.ts';
import type { CellStatement, PartStatement } from './cell-statement.ts';
import { neverAddedBlocks } from './never-added-blocks.ts';
import { notCountedBlocks } from './not-counted.ts';
import type { LeverageReport } from './statement.ts';
import { marksOf, partName, ruleText, titleOf } from './spoken.ts';

export interface LeverageForm {
  /** Whether each cell lists the events of its numerators and denominators. */
  readonly lists?: boolean;
}

/**
 * Leverage as blocks: methods by bases, each ratio with its amount; then what does not count, and what is never added.
 */
export function leverageBlocks(report: LeverageReport, words: Words, form: LeverageForm = {}): readonly Block[] {
  const statement = printableDocument(report);
  const { rules } = words.leverage;
  return [
    ...headBlocks(statement, words),
    ...methodsTable(statement, words),
    ...(form.lists === true ? statement.cells.flatMap((cell) => cellBlocks(cell, statement.currency, words)) : []),
    ...notCountedBlocks(statement.cells, words),
    ...neverAddedBlocks(statement.beside, statement.unknownDay, words),
    { kind: 'heading', text: rules.title },
    { kind: 'list', items: statement.rules.map((rule) => ruleText(rule, words.leverage)) },
  ];
}

function headBlocks(statement: LeverageReport, words: Words): readonly Block[] {
  const { anchor, asOf, partnership, designated, currency, effective, unknownDay } = statement;
  const { leverage: said, formats } = words;
  const { commitments, provider, name } = designated;
  const money = [
    ...(commitments.length === 0 ? [] : [said.commitmentsListed(commitments.length, commitments.map(shortId))]),
    ...(provider === null ? [] : [said.allFrom(provider.name)]),
  ];
  const day = (plain: string | null): string | null => (plain === null ? null : formats.date(plain));
  const pairs: (readonly [string, string])[] = [
    [said.head.anchor, said.anchorIs(anchor, money)],
    [said.head.currency, currency],
    ...(effective === null
      ? []
      : [[said.head.effective, said.effectiveDays(day(effective.first), day(effective.last))] as const]),
  ];
  return [
    { kind: 'title', text: said.title(name ?? said.anchorWithId(shortId(anchor))) },
    { kind: 'paragraph', text: said.under(partnership.name ?? partnership.id, words.terms.asKnown(asOf)) },
    { kind: 'facts', pairs },
    ...(effective === null ? [] : unknownDayText(unknownDay, words)).map((text): Block => ({
      kind: 'paragraph',
      text,
    })),
  ];
}

/** One row for each part, with a status where no figure is possible. */
function methodsTable({ cells, currency }: LeverageReport, words: Words): readonly Block[] {
  const { leverage: said } = words;
  const bases = LEVERAGE_BASES.filter((basis) => cells.some((cell) => cell.basis === basis));
  const byMethod = Map.groupBy(cells, ({ method }) => method);
  return [
    { kind: 'heading', text: said.table(currency) },
    {
      kind: 'table',
      columns: [
        { heading: said.methodAndPart, flexible: true },
        ...bases.map((basis) => ({ heading: said.bases[basis].heading, align: 'right' as const })),
      ],
      rows: [...byMethod.values()].flatMap((own) => methodRows(own, bases, words)),
    },
  ];
}

function methodRows(cells: readonly CellStatement[], bases: readonly LeverageBasis[], words: Words): readonly Row[] {
  const { leverage: said } = words;
  const [first] = cells;
  if (first === undefined) return [];
  const ok = cells.some(({ status }) => status === 'ok');
  const parts = new Map(cells.flatMap((cell) => cell.parts).map((part) => [keyOf(part), part]));
  const [title] = titleOf(first, said);
  const heading: Row = {
    cells: [
      said.method({ id: first.method, version: first.version, title, marks: marksOf(cells, said) }),
      ...bases.map((basis) =>
        statusText(
          cells.find((cell) => cell.basis === basis),
          ok,
          words,
        ),
      ),
    ],
    role: 'label',
    notes: parts.size === 0 && ok ? [said.nothingFound] : [],
  };
  return [
    heading,
    ...[...parts].map(([key, part]): Row => ({
      cells: [`  ${partName(first, part, said)}`, ...bases.map((basis) => figureText(cells, basis, key, words))],
    })),
  ];
}

const keyOf = ({ kind, name, organisation }: PartStatement): string => `${kind} ${name} ${organisation ?? ''}`;

const statusText = (cell: CellStatement | undefined, someOk: boolean, { leverage }: Words): string =>
  cell === undefined ? UNKNOWN : cell.status === 'ok' ? (someOk ? '' : UNKNOWN) : leverage.statuses[cell.status];

function figureText(
  cells: readonly CellStatement[],
  basis: LeverageBasis,
  key: string,
  { leverage, formats }: Words,
): string {
  const cell = cells.find((each) => each.basis === basis);
  if (cell !== undefined && cell.status !== 'ok') return leverage.statuses[cell.status];
  const part = cell?.parts.find((each) => keyOf(each) === key);
  if (part === undefined) return UNKNOWN;
  return `${part.ratio === null ? UNKNOWN : formats.number(part.ratio)}\n${formats.number(part.amount)}`;
}
