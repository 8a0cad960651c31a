import type { Language } from '../words/language.ts';
import type { Block, Column, Row } from './block.ts';

export interface HtmlOptions {
  /** Of the document, as a browser shows it. */
  readonly title: string;
  readonly language: Language;
}

/** The only style of a document: a service that forbids inline styles may allow this text by its hash. */
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

/** What people wrote stays text, in elements and attributes alike. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Blocks as a complete document: headings, lists and tables with captions and scopes; no script, nothing loaded. */
export function renderHtml(blocks: readonly Block[], { title, language }: HtmlOptions): string {
  let caption = title;
  const body = blocks.map((block) => {
    if (block.kind === 'heading' || block.kind === 'subheading') caption = block.text;
    return elementOf(block, caption);
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
      return `<dl>\n${block.pairs.map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('\n')}\n</dl>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return tableElement(block.columns, block.rows, caption);
    default:
      return `<${TAGS[block.kind]}>${escaped(block.text)}</${TAGS[block.kind]}>`;
  }
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

/** The first cell says what the row is about; remarks on the row follow in a row of their own. */
function rowElements({ cells, notes = [], total }: Row, columns: readonly Column[]): readonly string[] {
  const set = columns.map((column, at) => {
    const content = cellContent(cells[at] ?? '');
    return at === 0 ? `<th scope="row">${content}</th>` : `<td${classOf(column)}>${content}</td>`;
  });
  return [
    `<tr${total === true ? ' class="total"' : ''}>${set.join('')}</tr>`,
    ...notes.map((note) => `<tr><td colspan="${columns.length}"><small>${escaped(note)}</small></td></tr>`),
  ];
}

function cellContent(cell: string): string {
  const [said = '', ...remarks] = cell.split('\n').map((part) => escaped(part.trim()));
  return said + remarks.map((remark) => `<small>${remark}</small>`).join('');
}
