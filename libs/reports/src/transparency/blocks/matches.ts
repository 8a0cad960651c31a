import type { Block } from '../../blocks/block.ts';
import type { MatchStatement } from '../match-statements.ts';
import { joined, type StatementPage } from './page.ts';

/** Matches, and reversed ones. */
export function matchesBlocks(matches: readonly MatchStatement[], page: StatementPage): readonly Block[] {
  if (matches.length === 0) return [];
  const texts = page.words.published.matches;
  return [
    { kind: 'heading', text: texts.title },
    { kind: 'paragraph', text: texts.about },
    { kind: 'list', items: matches.map((match) => matchText(match, page)) },
  ];
}

function matchText(match: MatchStatement, { words, cite, recordedBy }: StatementPage): string {
  const texts = words.published.matches;
  const { takenBack, by, why, events } = match;
  return joined(
    texts.same(texts.flow(match.flow), texts.flow(match.with)),
    takenBack === null ? differenceText(match, words) : '',
    texts.saidSo(recordedBy(events[0]) ?? by, why, words.terms.dates(match)),
    cite(events.slice(0, 1)),
    takenBack === null
      ? ''
      : texts.takenBack(recordedBy(events[1]) ?? takenBack.by, takenBack.reason, words.terms.dates(takenBack)),
    cite(events.slice(1)),
  );
}

function differenceText({ difference, twoCurrencies }: MatchStatement, { published, formats }: StatementPage['words']) {
  const texts = published.matches;
  if (twoCurrencies) return texts.twoCurrencies;
  if (difference === null) return '';
  return /^-?0(\.0+)?$/.test(difference.amount) ? texts.noDifference : texts.difference(formats.amount(difference));
}
