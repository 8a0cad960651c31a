import { LEVERAGE_BASES, type LeverageBasis } from '@pacta/ledger';
import { amountText, grouped, UNKNOWN } from '../figures/amount-text.ts';
import { shortId } from '../names/names.ts';
import { printableDocument } from '../text/printable.ts';
import { plain, type Style } from '../text/style.ts';
import { facts, table, type Page, type Row } from '../text/table.ts';
import { counted, joined, momentText, paragraph, section, syntheticMark } from '../transparency/text/report-page.ts';
import type { CellStatement, PartStatement } from './cell-statement.ts';
import type { LeverageReport } from './statement.ts';
import { notCounted } from './not-counted.ts';
import { cellMarks, openedCell } from './opened-cell.ts';
import { ruleText } from './rule-text.ts';
import { leverage as words } from '../words/en/leverage.ts';

export interface LeverageTextOptions {
  readonly width?: number;
  readonly style?: Style;
  /** Whether each figure opens into the events above and below its line. */
  readonly lists?: boolean;
}

const NARROWEST = 40;

/** Leverage for people: methods by bases, each ratio with the amount above its line; what stands beside, apart. */
export function renderLeverage(report: LeverageReport, options: LeverageTextOptions = {}): string {
  const safe = printableDocument(report);
  const page: Page = { width: Math.max(NARROWEST, options.width ?? 100), style: options.style ?? plain };
  const byMethod = new Map<string, CellStatement[]>();
  for (const cell of safe.cells) byMethod.set(cell.method, [...(byMethod.get(cell.method) ?? []), cell]);
  return [
    ...head(safe, page),
    ...methodsTable([...byMethod.values()], safe, page),
    ...(options.lists === true ? safe.cells.flatMap((cell) => openedCell(cell, safe.currency, page)) : []),
    ...notCounted(safe.cells, page),
    ...beside(safe, page),
    ...section(
      'How these figures are made',
      safe.rules.flatMap((rule) => paragraph(`- ${ruleText(rule, words)}`, page)),
      page,
    ),
    '',
  ].join('\n');
}

function head({ anchor, asOf, partnership, designated, currency, effective }: LeverageReport, page: Page) {
  const moment =
    asOf.position === null || asOf.recordedAt === null
      ? 'nothing is recorded yet'
      : `as known after event ${asOf.position}, recorded ${momentText(asOf.recordedAt)}`;
  const money = [
    ...(designated.commitments.length === 0
      ? []
      : [`${counted(designated.commitments.length, 'commitment')}: ${designated.commitments.map(shortId).join(', ')}`]),
    ...(designated.provider === null ? [] : [`all that ${designated.provider.name} gives`]),
  ].join('; ');
  return [
    page.style('title', `Leverage of ${designated.name ?? `anchor ${shortId(anchor)}`}`),
    ...paragraph(`${partnership.name ?? partnership.id}, ${moment}`, page, 0),
    ...facts(
      [
        ['Anchor', `${anchor} (${money})`],
        ['Currency', currency],
        ...(effective === null
          ? []
          : [
              [
                'Effective',
                `only what was true ${effective.first === null ? '' : `from ${effective.first} `}${effective.last === null ? 'on' : `to ${effective.last}`}`,
              ] as const,
            ]),
      ],
      page,
      0,
    ),
  ];
}

const STATUS: Record<Exclude<CellStatement['status'], 'ok'>, string> = {
  'no-rule': 'no rule yet',
  'missing-rate': 'rate missing',
};

/** One line a part; the words of a status stand where a figure can't be had. */
function methodsTable(methods: readonly CellStatement[][], report: LeverageReport, page: Page): readonly string[] {
  const bases = LEVERAGE_BASES.filter((basis) => report.cells.some((cell) => cell.basis === basis));
  const columns = [
    { heading: 'Method, part', flexible: true },
    ...bases.map((basis) => ({ heading: `${basis[0]?.toUpperCase()}${basis.slice(1)}`, align: 'right' as const })),
  ];
  const rows = methods.flatMap((cells): Row[] => {
    const [first] = cells;
    if (first === undefined) return [];
    const ok = cells.some(({ status }) => status === 'ok');
    const names = [...new Map(cells.flatMap(({ parts }) => parts).map((part) => [keyOf(part), part])).values()];
    const heading: Row = {
      cells: [
        `${first.method} v${first.version}${cellMarks(cells)}`,
        ...bases.map((basis) =>
          statusWord(
            cells.find((cell) => cell.basis === basis),
            ok,
          ),
        ),
      ],
      role: 'label',
      notes: names.length === 0 && ok ? ['Nothing of this kind was found.'] : [],
    };
    return [
      heading,
      ...names.map((part): Row => ({
        cells: [`  ${part.name}`, ...bases.map((basis) => figure(cells, basis, keyOf(part)))],
      })),
    ];
  });
  return section(`Methods by bases: ratio, and amount in ${report.currency}`, table(columns, rows, page), page);
}

const keyOf = ({ name, organisation }: PartStatement): string => `${name} ${organisation ?? ''}`;

const statusWord = (cell: CellStatement | undefined, someOk: boolean): string =>
  cell === undefined ? UNKNOWN : cell.status === 'ok' ? (someOk ? '' : UNKNOWN) : STATUS[cell.status];

function figure(cells: readonly CellStatement[], basis: LeverageBasis, key: string): string {
  const cell = cells.find((each) => each.basis === basis);
  if (cell !== undefined && cell.status !== 'ok') return STATUS[cell.status];
  const part = cell?.parts.find((each) => keyOf(each) === key);
  return part === undefined ? UNKNOWN : `${part.ratio ?? UNKNOWN}\n${grouped(part.amount)}`;
}

function beside({ beside: { inKind, avoidedCosts, autonomy, causality } }: LeverageReport, page: Page) {
  const quarters = autonomy
    .slice(-8)
    .map(({ until, committed, disbursed }): Row => ({ cells: [until, committed ?? UNKNOWN, disbursed ?? UNKNOWN] }));
  return [
    ...section(
      'Beside, never added',
      [
        ...facts(
          [
            ['Days given, signed by both sides', grouped(inKind.days)],
            ...(inKind.goods === 0 ? [] : [['Goods given, signed by both sides', String(inKind.goods)] as const]),
            ...inKind.valued.map(
              (sum) => ['In kind, valued at cost', joined(amountText(sum), syntheticMark(sum))] as const,
            ),
            ...avoidedCosts.map(
              (cost) =>
                [
                  'Avoided cost, asserted',
                  `${amountText(cost)}: ${cost.description} (${cost.assertedBy.name}: ${cost.evidence})`,
                ] as const,
            ),
            ...causality.map(
              ({ kind, text, by, commitments }) =>
                [
                  `Causality ${kind}`,
                  `${by === null ? '' : `${by.name}: `}${text} (${commitments === null ? 'all private money' : counted(commitments.length, 'commitment')})`,
                ] as const,
            ),
          ],
          page,
        ),
        ...(quarters.length === 0
          ? []
          : [
              '',
              ...table(
                [
                  { heading: 'Autonomy at the end of' },
                  { heading: 'Committed', align: 'right' as const },
                  { heading: 'Disbursed', align: 'right' as const },
                ],
                quarters,
                page,
              ),
            ]),
      ],
      page,
    ),
  ];
}
