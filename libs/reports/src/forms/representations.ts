import type { Block } from '../blocks/block.ts';
import { renderHtml } from '../blocks/html.ts';
import { textOf } from '../text/render-blocks.ts';
import type { Language } from '../words/language.ts';
import { preferencesIn } from '../words/preferences.ts';

/** The forms of a statement that are made of its blocks, by media type. */
export const representations = {
  'text/html': (blocks: readonly Block[], language: Language): string =>
    renderHtml(blocks, { title: titleOf(blocks), language }),
  'text/plain': (blocks: readonly Block[]): string => textOf(blocks, {}),
} as const;

export type RepresentedType = keyof typeof representations;

/** What a statement may be answered as; the first of equals is the first here. */
const MEDIA_TYPES = ['application/json', 'text/html', 'text/plain'] as const;

export type StatementMediaType = (typeof MEDIA_TYPES)[number];

function titleOf(blocks: readonly Block[]): string {
  const title = blocks.find((block) => block.kind === 'title');
  return title?.kind === 'title' ? title.text : '';
}

/** How specific a range is that takes in this type (RFC 9110, section 12.5.1); -1 where it does not. */
function specificity(range: string, type: StatementMediaType): number {
  if (range === type) return 2;
  if (range === `${type.split('/')[0]}/*`) return 1;
  return range === '*/*' ? 0 : -1;
}

/**
 * The media type of an Accept header (RFC 9110, section 12.5.1) that fits best, by the most specific range for each: JSON
 * where nothing is asked for. Undefined where none is acceptable.
 */
export function statementMediaTypeFrom(accept: string | undefined): StatementMediaType | undefined {
  const preferences = preferencesIn(accept);
  if (preferences.length === 0) return 'application/json';
  const wanted = MEDIA_TYPES.map((type) => {
    const fitting = preferences
      .filter(({ range }) => specificity(range, type) >= 0)
      .toSorted((left, right) => specificity(right.range, type) - specificity(left.range, type));
    return { type, quality: fitting[0]?.quality ?? 0 };
  });
  const best = wanted.reduce((found, each) => (each.quality > found.quality ? each : found));
  return best.quality > 0 ? best.type : undefined;
}
