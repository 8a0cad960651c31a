import { textOf, type TextOptions } from '../text/render-blocks.ts';
import type { Language } from '../words/language.ts';
import { wordsFor } from '../words/words.ts';
import { partnershipsBlocks } from './blocks.ts';
import type { ListedPartnership } from './partnership-list.ts';

/** The list as text for a terminal, in English by default. */
export const renderPartnerships = (
  partnerships: readonly ListedPartnership[],
  options: TextOptions & { readonly language?: Language } = {},
): string => textOf(partnershipsBlocks(partnerships, wordsFor(options.language ?? 'en')), options);
