import { describe, expect, test } from '@jest/globals';
import { renderHtml } from '../blocks/html.ts';
import type { Block } from '../blocks/block.ts';
import { leverageBlocks } from '../leverage/blocks.ts';
import { anchor, reported, source } from '../leverage/leverage.fixture.ts';
import { leverageReport, type LeverageReport } from '../leverage/statement.ts';
import { portfolioBlocks } from '../portfolio/blocks.ts';
import { guarantee, held, of, onward, pledged, signed } from '../portfolio/portfolio.fixture.ts';
import { textOf } from '../text/render-blocks.ts';
import { LANGUAGES } from './language.ts';
import { wordsFor, type Words } from './words.ts';

/** The fields in which people wrote sentences. */
const WRITTEN: ReadonlySet<string> = new Set(['text', 'grounds', 'description', 'evidence']);

const leverage = leverageReport({ ...source, reported }) as LeverageReport;
const portfolio = of(held('p', signed, pledged), { ...held('q', onward, guarantee), synthetic: true });

/** Every statement that is worded here. */
const STATEMENTS: readonly (readonly [name: string, statement: object, blocks: (words: Words) => readonly Block[]])[] =
  [
    ['leverage', leverage, (words) => leverageBlocks(leverage, words)],
    ['leverage, opened', leverage, (words) => leverageBlocks(leverage, words, { lists: true })],
    ['portfolio', portfolio, (words) => portfolioBlocks(portfolio, words)],
  ];

/** Each line of a block's text. */
const linesOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'facts':
      return block.pairs.flat();
    case 'list':
      return block.items;
    case 'table':
      return [
        ...block.columns.map(({ heading }) => heading),
        ...block.rows.flatMap(({ cells, notes = [] }) => [...cells.flatMap((cell) => cell.split('\n')), ...notes]),
      ];
    default:
      return [block.text];
  }
};

/** Said alike in both languages: names people gave, ids, codes of currencies, and words that are the same. */
const ALIKE =
  /^(total|public|commercial|direct|indirect|Phase|Public fund|Town|Partnership [pq]|[A-Z]{3}|[a-z]+(-[a-z]+)+(, [a-z-]+)*|[a-z])$/;

describe.each(STATEMENTS)('%s', (_name, statement, blocksIn) => {
  test('has no sentence but what people wrote', () => {
    const sentences: string[] = [];
    JSON.stringify(statement, (key, value: unknown) => {
      if (typeof value === 'string' && / .*\.$/.test(value) && !WRITTEN.has(key)) sentences.push(value);
      return value;
    });
    expect(sentences).toEqual([]);
  });

  test('every line is said in French', () => {
    const [english, french] = LANGUAGES.map((language) => blocksIn(wordsFor(language)).flatMap(linesOf));
    const left = new Set(english?.map((line) => line.trim()).filter((line) => /[a-z]/i.test(line)));
    expect(
      [...new Set(french)].map((line) => line.trim()).filter((line) => left.has(line) && !ALIKE.test(line)),
    ).toEqual([]);
    expect(french?.join('\n')).not.toMatch(/undefined|\[object|=>|NaN/);
  });

  test('French keeps its punctuation and its numbers together', () => {
    const lines = blocksIn(wordsFor('fr')).flatMap(linesOf);
    expect(lines.filter((line) => / [:;!?»]|« |'|\d\.\d|\d (?!UTC)[A-Z]{3}\b/.test(line))).toEqual([]);
  });

  test.each(LANGUAGES)('keeps within the line as text, and is well formed as HTML (%s)', (language) => {
    const blocks = blocksIn(wordsFor(language));
    for (const width of [60, 80, 120])
      for (const line of textOf(blocks, { width }).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    const html = renderHtml(blocks, { title: 'T', language });
    expect(html).toContain(`<html lang="${language}">`);
    const open: string[] = [];
    for (const [, close, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (tag === 'meta') continue;
      if (close === '') open.push(tag);
      else expect(open.pop()).toBe(tag);
    }
    expect(open).toEqual([]);
  });
});

describe('what people wrote', () => {
  const name = '<img src=x onerror="alert(1)">\u001B[31m & \'co\'';
  const odd = { ...anchor, anchor: anchor.anchor === null ? null : { ...anchor.anchor, name } };
  const blocks = leverageBlocks(leverageReport({ ...source, leverage: [odd] }) as LeverageReport, wordsFor('fr'));

  test('stays text in HTML, and in its title', () => {
    const html = renderHtml(blocks, { title: name, language: 'fr' });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(html.match(/<(?:script|img)|<[^>]*\son[a-z]+=/g)).toBeNull();
  });

  test('cannot write to a terminal', () => {
    expect(textOf(blocks, {})).not.toContain('\u001B');
  });
});
