import type { Block } from '../blocks/block.ts';
import type { Style } from './style.ts';
import { facts, table, type Page } from './table.ts';
import { wrap } from './wrap.ts';

const NARROWEST = 40;

export interface TextOptions {
  /** Columns of the line; 100 where nobody says. */
  readonly width?: number;
  readonly style?: Style;
}

const hanging = (text: string, first: string, width: number): readonly string[] =>
  wrap(text, width - first.length).map((line, at) => (at === 0 ? first : ' '.repeat(first.length)) + line);

/** Blocks as lines of a terminal; sections are set in by two columns, their parts by four. Ends with a line break. */
export function textOf(blocks: readonly Block[], { width = 100, style = (_role, text) => text }: TextOptions): string {
  const page: Page = { width: Math.max(NARROWEST, width), style };
  const lines: string[] = [];
  let indent = 0;
  let before: Block['kind'] | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading') indent = 2;
    if (block.kind === 'subheading') indent = 4;
    if (block.kind === 'table' && before === 'facts') lines.push('');
    lines.push(...linesOf(block, indent, page));
    before = block.kind;
  }
  return [...lines, ''].join('\n');
}

function linesOf(block: Block, indent: number, page: Page): readonly string[] {
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
    case 'list':
      return block.items.flatMap((item) => hanging(item, `${' '.repeat(indent)}- `, page.width));
  }
}
