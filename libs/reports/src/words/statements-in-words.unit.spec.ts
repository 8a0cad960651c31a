import { describe, expect, test } from '@jest/globals';
import { commitmentRegister, partnershipOverview } from '@pacta/ledger';
import { renderHtml } from '../blocks/html.ts';
import type { Block } from '../blocks/block.ts';
import { diffBlocks } from '../diff/blocks.ts';
import { reportDiff } from '../diff/report-diff.ts';
import { leverageBlocks } from '../leverage/blocks.ts';
import { anchor, reported, source } from '../leverage/leverage.fixture.ts';
import { leverageReport, type LeverageReport } from '../leverage/statement.ts';
import {
  byGiver,
  byReceiver,
  corrected,
  foundedToo,
  matched,
  onlyReported,
  RECEIVER_RECORD,
  reportOn,
  takenBack,
} from '../reported/reported.fixture.ts';
import { decided, disclosed, founded, reportOf, wholeStory } from '../transparency/baby-food.fixture.ts';
import { transparencyBlocks } from '../transparency/blocks/transparency-blocks.ts';
import { indexedLog } from '../transparency/indexed-log.fixture.ts';
import { listedPartnership } from '../partnerships/partnership-list.ts';
import { partnershipsBlocks } from '../partnerships/blocks.ts';
import { portfolioBlocks } from '../portfolio/blocks.ts';
import { namesFrom } from '../names/names.ts';
import { guarantee, held, of, onward, pledged, signed } from '../portfolio/portfolio.fixture.ts';
import { textOf } from '../text/render-blocks.ts';
import { LANGUAGES } from './language.ts';
import { wordsFor, type Words } from './words.ts';

/** The fields in which people wrote sentences. */
const WRITTEN: ReadonlySet<string> = new Set([
  'text',
  'grounds',
  'description',
  'evidence',
  'purpose',
  'proposal',
  'rationale',
  'reason',
  'why',
  'question',
  'note',
]);

/** The fields whose strings are codes, which no reader should see. */
const CODES: ReadonlySet<string> = new Set([
  'code',
  'kind',
  'state',
  'class',
  'withheld',
  'sector',
  'phase',
  'instrument',
  'result',
  'rule',
  'origin',
  'basis',
  'counts',
  'status',
  'sort',
  'reportedRoles',
]);

/** Names, texts and ids in a statement, the longest first. */
function dataOf(statement: object): readonly string[] {
  const found = new Set<string>();
  const walk = (value: unknown, field: string): void => {
    if (typeof value === 'string' && value !== '' && !CODES.has(field)) found.add(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) walk(member, Array.isArray(value) ? field : name);
  };
  walk(statement, '');
  return [...found].toSorted((left, right) => right.length - left.length);
}

/** What of a line is neither a citation, nor data of the statement, nor a mark or the beginning of an event's id. */
const wordsIn = (line: string, data: readonly string[]): string =>
  /^(e\d+|[0-9a-f]{8})$/.test(line)
    ? ''
    : data.reduce((left, text) => left.replaceAll(text, ''), line.replace(/\ufdd0[^\ufdd1]*\ufdd1/g, ''));

const leverage = leverageReport({ ...source, reported }) as LeverageReport;
const portfolio = of(held('p', signed, pledged), { ...held('q', onward, guarantee), synthetic: true });

/** Two publishers, with a correction, a kind that is in no list, a match, and one that was taken back. */
function twoPublishers() {
  const log = onlyReported();
  const [ours] = byGiver(
    log,
    { kind: 'iati:2', cents: 100_00 },
    { kind: 'iati:3', cents: -60_00 },
    { kind: 'iati:4', cents: 5_00, date: '2030-01-01' },
    { kind: 'iati:99', cents: 5_00 },
  );
  const [theirs, others] = byReceiver(log, { kind: 'iati:11', cents: 90_00 }, { kind: 'iati:11', cents: 100_00 });
  corrected(log, ours as string, 120_00);
  takenBack(log, matched(log, ours as string, `report-${RECEIVER_RECORD}`, others as string));
  matched(log, ours as string, `report-${RECEIVER_RECORD}`, theirs as string);
  return reportOn(log);
}

function firstHandAndReported() {
  const log = foundedToo();
  byGiver(log, { kind: 'iati:3', cents: 174_000_00 });
  return reportOn(log);
}

const transparency = {
  whole: reportOf(wholeStory()),
  'costs in full': reportOf(disclosed(founded(), { amount: '170000', currency: 'EUR' })),
  decided: reportOf(decided(founded())),
  empty: reportOf(indexedLog()),
  'only reported': twoPublishers(),
  'first hand and reported': firstHandAndReported(),
};

const story = wholeStory();
const diff = reportDiff({
  from: reportOf(story, undefined, 11),
  fromAsOf: reportOf(story, undefined, 11).asOf,
  to: transparency.whole,
  events: [],
  moreEvents: 7,
});
const listed = story
  .fold(partnershipOverview)
  .map((partnership) => listedPartnership(partnership, story.fold(commitmentRegister)));
const saidOf = (): never => {
  throw new Error('no event is listed');
};

/** Every statement that is worded here. */
const STATEMENTS: readonly (readonly [name: string, statement: object, blocks: (words: Words) => readonly Block[]])[] =
  [
    ['leverage', leverage, (words) => leverageBlocks(leverage, words)],
    ['leverage, opened', leverage, (words) => leverageBlocks(leverage, words, { lists: true })],
    ['partnerships', listed, (words) => partnershipsBlocks(listed, words)],
    ['diff', diff, (words) => diffBlocks(diff, words, { names: namesFrom(story.fold(partnershipOverview)), saidOf })],
    ['portfolio', portfolio, (words) => portfolioBlocks(portfolio, words)],
    ...Object.entries(transparency).map(
      ([name, statement]) =>
        [`transparency, ${name}`, statement, (words: Words) => transparencyBlocks(statement, words)] as const,
    ),
  ];

/** Each line of a block's text. */
const linesOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'facts':
      return block.pairs.flat();
    case 'events':
      return block.lines.map(({ sentence }) => sentence);
    case 'list':
      return block.items.map((item) => (typeof item === 'string' ? item : item.text));
    case 'notices':
      return block.notices.flatMap(({ label, text }) => [label, text]);
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
  /^(total|public|commercial|direct|indirect|Phase|Volume|Position|Versions|Dates?|consensus|Public fund|Town|Partnership [pq]|[A-Z]{3}|[a-z]+(-[a-z]+)+(, [a-z-]+)*|[a-z])$/;

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
    const data = dataOf(statement);
    expect(
      [...new Set(french)]
        .map((line) => line.trim())
        .filter((line) => left.has(line) && !ALIKE.test(line) && /[a-z]/i.test(wordsIn(line, data))),
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
