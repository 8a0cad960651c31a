import type { Block } from '../blocks/block.ts';
import { renderHtml } from '../blocks/html.ts';
import { textOf } from '../text/render-blocks.ts';
import type { Language } from '../words/language.ts';
import { preferencesIn } from '../words/preferences.ts';

/** The forms of a statement that are rendered from its blocks, by media type. */
export const representations = {
  'text/html': (blocks: readonly Block[], language: Language): string =>
    renderHtml(blocks, { title: titleOf(blocks), language }),
  'text/plain': (blocks: readonly Block[]): string => textOf(blocks, {}),
} as const;

export type RepresentedType = keyof typeof representations;

/** The media types that a statement is available in; the earlier one is preferred where weights are equal. */
const MEDIA_TYPES = ['application/json', 'text/html', 'text/plain'] as const;

export type StatementMediaType = (typeof MEDIA_TYPES)[number];

function titleOf(blocks: readonly Block[]): string {
  const title = blocks.find((block) => block.kind === 'title');
  return title?.kind === 'title' ? title.text : '';
}

/** Specificity of a media range that matches this type (RFC 9110, section 12.5.1); -1 where it does not match. */
function specificity(range: string, type: StatementMediaType): number {
  if (range === type) return 2;
  if (range === `${type.split('/')[0]}/*`) return 1;
  return range === '*/*' ? 0 : -1;
}

/**
 * The best media type for an Accept header (RFC 9110, section 12.5.1); the most specific range decides for each type.
 * JSON without a header; undefined where none is acceptable.
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
