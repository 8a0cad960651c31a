import { textOf, type TextOptions } from '../text/render-blocks.ts';
import type { Language } from '../words/language.ts';
import { wordsFor } from '../words/words.ts';
import { leverageBlocks, type LeverageForm } from './blocks.ts';
import type { LeverageReport } from './statement.ts';

export interface LeverageTextOptions extends TextOptions, LeverageForm {
  readonly language?: Language;
}

/** Leverage as text for a terminal, in English by default. */
export const renderLeverage = (statement: LeverageReport, options: LeverageTextOptions = {}): string =>
  textOf(leverageBlocks(statement, wordsFor(options.language ?? 'en'), options), options);
