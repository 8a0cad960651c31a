import { textOf, type TextOptions } from '../text/render-blocks.ts';
import type { Language } from '../words/language.ts';
import { wordsFor } from '../words/words.ts';
import { portfolioBlocks } from './blocks.ts';
import type { Portfolio } from './statement.ts';

/** A portfolio as text for a terminal, in English by default. */
export const renderPortfolio = (
  statement: Portfolio,
  options: TextOptions & { readonly language?: Language } = {},
): string => textOf(portfolioBlocks(statement, wordsFor(options.language ?? 'en')), options);
