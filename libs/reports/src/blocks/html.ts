import type { Language } from '../words/language.ts';
import type { Block, Column, EventLine, Item, Row } from './block.ts';
import { withCitations } from './citation.ts';

export interface HtmlOptions {
  /** The document's title. */
  readonly title: string;
  readonly language: Language;
}

/**
 * The only style sheet of a document: a service whose Content-Security-Policy forbids inline styles may allow it by
 * hash.
 */
export const HTML_STYLE = [
  'body{font-family:sans-serif;line-height:1.4;max-width:70rem;margin:2rem auto;padding:0 1rem}',
  'table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:bold}',
  'th,td{padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:top}.figure{text-align:right;white-space:nowrap}',
  'thead th{border-bottom:1px solid}.total>*{border-top:1px solid}tbody th{font-weight:normal}small{display:block}',
].join('');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes user text for elements and attributes alike. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Escaped text, with each citation mark as a link to its event. */
const inline = (text: string): string =>
  withCitations(escaped(text), (marks) => `[${marks.replace(/\be\d+\b/g, '<a href="#$&">$&</a>')}]`);

/**
 * Renders blocks as a complete document: headings, lists and tables with captions and scopes; no script, no external
 * resources.
 */
export function renderHtml(blocks: readonly Block[], { title, language }: HtmlOptions): string {
  let section = title;
  const body = blocks.map((block, at) => {
    if (block.kind === 'heading') section = block.text;
    // A table right under a subheading is about that; any other one is about its section.
    const before = blocks[at - 1];
    return elementOf(block, before?.kind === 'subheading' ? before.text : section);
  });
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${HTML_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...body,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const TAGS = { title: 'h1', heading: 'h2', subheading: 'h3', paragraph: 'p' } as const;

function elementOf(block: Block, caption: string): string {
  switch (block.kind) {
    case 'facts':
      return `<dl>\n${block.pairs.map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${inline(value)}</dd>`).join('\n')}\n</dl>`;
    case 'events':
      return `<ol>\n${block.lines.map(eventElement).join('\n')}\n</ol>`;
    case 'list':
      return listElement(block.items);
    case 'notices':
      return `<ul>\n${block.notices.map(({ label, text }) => `<li><strong>${escaped(label)}</strong> ${inline(text)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return tableElement(block.columns, block.rows, caption);
    default:
      return `<${TAGS[block.kind]}>${inline(block.text)}</${TAGS[block.kind]}>`;
  }
}

/** Numbered by log position. */
const eventElement = ({ position, id, recorded, sentence }: EventLine): string =>
  `<li value="${position}"><code>${escaped(id)}</code> ${escaped(recorded)} ${escaped(sentence)}</li>`;

/** Deeper items form a list within the item before them. */
function listElement(items: readonly (string | Item)[]): string {
  const lines: string[] = [];
  let depth = -1;
  for (const item of items) {
    const { text, depth: asked } = typeof item === 'string' ? { text: item, depth: 0 } : item;
    const next = Math.min(asked, depth + 1);
    if (next > depth) lines.push('<ul>');
    else lines.push('</li>', ...Array.from({ length: depth - next }, () => '</ul>\n</li>'));
    lines.push(`<li>${inline(text)}`);
    depth = next;
  }
  return [...lines, ...Array.from({ length: depth + 1 }, () => '</li>\n</ul>')].join('\n');
}

function tableElement(columns: readonly Column[], rows: readonly Row[], caption: string): string {
  if (rows.length === 0) return '';
  const heads = columns.map((column) =>
    column.heading === '' ? '<td></td>' : `<th scope="col"${classOf(column)}>${escaped(column.heading)}</th>`,
  );
  return [
    '<table>',
    `<caption>${escaped(caption)}</caption>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...rows.flatMap((row) => rowElements(row, columns)),
    '</tbody>',
    '</table>',
  ].join('\n');
}

const classOf = ({ align }: Column): string => (align === 'right' ? ' class="figure"' : '');

/** The first cell is the row header; remarks on the row follow in a row of their own. */
function rowElements({ cells, notes = [], total, anchor }: Row, columns: readonly Column[]): readonly string[] {
  const set = columns.map((column, at) => {
    const content = cellContent(cells[at] ?? '');
    return at === 0 ? `<th scope="row">${content}</th>` : `<td${classOf(column)}>${content}</td>`;
  });
  return [
    `<tr${anchor === undefined ? '' : ` id="${escaped(anchor)}"`}${total === true ? ' class="total"' : ''}>${set.join('')}</tr>`,
    ...notes.map((note) => `<tr><td colspan="${columns.length}"><small>${inline(note)}</small></td></tr>`),
  ];
}

function cellContent(cell: string): string {
  const [said = '', ...remarks] = cell.split('\n').map((part) => inline(part.trim()));
  return said + remarks.map((remark) => `<small>${remark}</small>`).join('');
}
