import type { Block, Notice } from '../blocks/block.ts';
import { bracketed } from '../blocks/citation.ts';
import type { Style } from './style.ts';
import { displayWidth, padEnd } from './display-width.ts';
import { eventLineText } from './event-line.ts';
import { facts, table, type Page } from './table.ts';
import { wrap } from './wrap.ts';

const NARROWEST = 40;

export interface TextOptions {
  /** Columns of the line; 100 by default. */
  readonly width?: number;
  readonly style?: Style;
  /** Whether lines of events are cut at the width, for a terminal; otherwise each is whole. */
  readonly cut?: boolean;
}

const hanging = (text: string, first: string, width: number): readonly string[] =>
  wrap(text, width - first.length).map((line, at) => (at === 0 ? first : ' '.repeat(first.length)) + line);

/** Blocks as lines of a terminal; sections are indented by two columns, their parts by four. Ends with a line break. */
export function textOf(blocks: readonly Block[], options: TextOptions): string {
  const { width = 100, style = (_role, text) => text, cut = false } = options;
  const page: TextPage = { width: Math.max(NARROWEST, width), style, cut };
  const lines: string[] = [];
  let indent = 0;
  // Lists are indented under a subheading, also where its tables are not.
  let listIndent = 0;
  let before: Block['kind'] | undefined;
  for (const block of blocks.map(cited)) {
    if (block.kind === 'heading') indent = listIndent = 2;
    if (block.kind === 'subheading') [indent, listIndent] = [block.wide === true ? 2 : 4, 4];
    if (block.apart === true || (block.kind === 'table' && before === 'facts')) lines.push('');
    lines.push(...linesOf(block, block.kind === 'list' ? listIndent : indent, page));
    before = block.kind;
  }
  return [...lines, ''].join('\n');
}

interface TextPage extends Page {
  readonly cut: boolean;
}

function linesOf(block: Block, indent: number, page: TextPage): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [page.style('title', block.text)];
    case 'heading':
      return ['', page.style('heading', block.text)];
    case 'subheading':
      return ['', ...wrap(block.text, page.width - 2).map((line) => `  ${page.style('label', line)}`)];
    case 'paragraph':
      return wrap(block.text, page.width - indent).map((line) => ' '.repeat(indent) + line);
    case 'facts':
      return facts(block.pairs, page, indent);
    case 'table':
      return table(block.columns, block.rows, page, indent);
    case 'events':
      return block.lines.map(
        (line) =>
          ' '.repeat(indent) +
          eventLineText(line, { style: page.style, ...(page.cut ? { width: page.width - indent } : {}) }),
      );
    case 'list':
      return block.items.flatMap((item) => {
        const { text, depth } = typeof item === 'string' ? { text: item, depth: 0 } : item;
        return hanging(text, `${' '.repeat(indent + 2 * depth)}- `, page.width);
      });
    case 'notices': {
      const label = Math.max(...block.labels.map(displayWidth)) + 2;
      return block.notices.flatMap((notice) => noticeLines(notice, label, page));
    }
  }
}

const noticeLines = ({ label, text, tone }: Notice, labelWidth: number, { width, style }: Page): readonly string[] =>
  wrap(text, width - 2 - labelWidth).map((line, at) =>
    at === 0 ? `  ${style(tone, padEnd(label, labelWidth))}${line}` : ' '.repeat(2 + labelWidth) + line,
  );

/** Citations are rendered first, because widths are those of the printed text. */
function cited(block: Block): Block {
  switch (block.kind) {
    case 'events':
      return block;
    case 'facts':
      return { ...block, pairs: block.pairs.map(([label, value]) => [label, bracketed(value)]) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map(bracketed),
          ...(row.notes === undefined ? {} : { notes: row.notes.map(bracketed) }),
        })),
      };
    case 'list':
      return {
        ...block,
        items: block.items.map((item) =>
          typeof item === 'string' ? bracketed(item) : { ...item, text: bracketed(item.text) },
        ),
      };
    case 'notices':
      return { ...block, notices: block.notices.map((notice) => ({ ...notice, text: bracketed(notice.text) })) };
    default:
      return { ...block, text: bracketed(block.text) };
  }
}
