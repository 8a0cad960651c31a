import { displayWidth, padEnd, padStart } from './display-width.ts';
import type { Style, TextRole } from './style.ts';
import { wrap } from './wrap.ts';

export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  /** May be wrapped when the line is too narrow. Columns of figures never are. */
  readonly flexible?: boolean;
}

export interface Row {
  /** The text after a line break in a cell is a remark, shown below it. */
  readonly cells: readonly string[];
  /** Lines that belong to the row, shown below it. */
  readonly notes?: readonly string[];
  /** A rule is drawn above this row: it is the total of those before it. */
  readonly total?: boolean;
  readonly role?: TextRole;
}

export interface Page {
  /** Columns of the line, at least 40. */
  readonly width: number;
  readonly style: Style;
}

const GAP = 2;
const NARROWEST = 12;

/** The parts of a cell are shown one below the other: first its value, then remarks. */
const partsOf = (cell: string | undefined): readonly string[] => (cell ?? '').split('\n');

function natural(columns: readonly Column[], rows: readonly Row[]): number[] {
  return columns.map((column, at) =>
    rows.reduce(
      (widest, row) => Math.max(widest, ...partsOf(row.cells[at]).map(displayWidth)),
      displayWidth(column.heading),
    ),
  );
}

/** The width of each column; undefined where even the wrapped table doesn't fit. Headings are never wrapped. */
function fit(columns: readonly Column[], rows: readonly Row[], room: number): number[] | undefined {
  const widths = natural(columns, rows);
  const least = columns.map(({ heading }) => Math.max(NARROWEST, displayWidth(heading)));
  let excess = widths.reduce((sum, width) => sum + width, GAP * (columns.length - 1)) - room;
  while (excess > 0) {
    const widest = columns.reduce((best, column, at) => {
      const width = widths[at] ?? 0;
      const shrinks = column.flexible === true && width > (least[at] ?? 0);
      return shrinks && (best < 0 || width > (widths[best] ?? 0)) ? at : best;
    }, -1);
    if (widest < 0) return undefined;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

interface CellLine {
  readonly text: string;
  readonly role: TextRole | undefined;
}

function lineOf(
  cells: readonly (CellLine | undefined)[],
  columns: readonly Column[],
  widths: readonly number[],
  style: Style,
): string {
  const parts = columns.map((column, at) => {
    const { text, role } = cells[at] ?? { text: '', role: undefined };
    const blank = ' '.repeat(Math.max(0, (widths[at] ?? 0) - displayWidth(text)));
    const painted = role === undefined || text === '' ? text : style(role, text);
    return column.align === 'right' ? blank + painted : painted + blank;
  });
  return parts.join(' '.repeat(GAP)).trimEnd();
}

function rowLines(row: Row, columns: readonly Column[], widths: readonly number[], page: Page): string[] {
  const role = row.role ?? (row.total === true ? 'figure' : undefined);
  const cells = columns.map((column, at) =>
    partsOf(row.cells[at]).flatMap((part, index): CellLine[] =>
      (column.flexible === true ? wrap(part, widths[at] ?? 0) : [part]).map((text) => ({
        text,
        role: index === 0 ? role : 'muted',
      })),
    ),
  );
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    lineOf(
      cells.map((lines) => lines[line]),
      columns,
      widths,
      page.style,
    ),
  );
}

const noteLines = (row: Row, indent: number, page: Page): string[] =>
  (row.notes ?? []).flatMap((note) =>
    wrap(note, page.width - indent - 2).map(
      (line, at) => ' '.repeat(indent + (at === 0 ? 0 : 2)) + page.style('muted', line),
    ),
  );

/** One block per row, `heading  value` on each line: the form of a table on a narrow page. */
function asCards(columns: readonly Column[], rows: readonly Row[], indent: number, page: Page): string[] {
  const label = Math.max(...columns.map((column) => displayWidth(column.heading)));
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...columns.flatMap((column, at) => {
      const lines = partsOf(row.cells[at])
        .filter((part) => part.trim() !== '')
        .flatMap((part) => wrap(part.trim(), page.width - indent - label - GAP));
      return lines.map((line, part) => {
        const head = padEnd(part === 0 ? column.heading : '', label);
        return ' '.repeat(indent) + page.style('label', head) + ' '.repeat(GAP) + line;
      });
    }),
    ...noteLines(row, indent + 2, page),
  ]);
}

/** A table with aligned columns, indented by `indent`; texts must be printable already. */
export function table(columns: readonly Column[], rows: readonly Row[], page: Page, indent = 2): string[] {
  if (rows.length === 0) return [];
  const widths = fit(columns, rows, page.width - indent);
  if (widths === undefined) return asCards(columns, rows, indent, page);
  const margin = ' '.repeat(indent);
  const rule = page.style('muted', '─'.repeat(widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1))));
  const head = lineOf(
    columns.map(({ heading }) => ({ text: heading, role: 'label' as const })),
    columns,
    widths,
    page.style,
  );
  return [
    margin + head,
    margin + rule,
    ...rows.flatMap((row, at) => [
      ...(row.total === true && rows[at - 1]?.total !== true ? [margin + rule] : []),
      ...rowLines(row, columns, widths, page).map((line) => margin + line),
      ...noteLines(row, indent + 2, page),
    ]),
  ];
}

/** `label  value` lines, labels of one width; long values wrap under themselves. */
export function facts(pairs: readonly (readonly [label: string, value: string])[], page: Page, indent = 2): string[] {
  const label = Math.max(0, ...pairs.map(([name]) => displayWidth(name)));
  return pairs.flatMap(([name, value]) =>
    wrap(value, page.width - indent - label - GAP).map((line, at) => {
      const head = at === 0 ? page.style('label', name) + padStart('', label - displayWidth(name)) : ' '.repeat(label);
      return ' '.repeat(indent) + head + ' '.repeat(GAP) + line;
    }),
  );
}
