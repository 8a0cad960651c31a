import { textOf, type TextOptions } from '../text/render-blocks.ts';
import type { Language } from '../words/language.ts';
import { wordsFor } from '../words/words.ts';
import { transparencyBlocks, type TransparencyForm } from './blocks/transparency-blocks.ts';
import type { TransparencyReport } from './transparency-report.ts';

export interface TransparencyTextOptions extends TextOptions, TransparencyForm {
  readonly language?: Language;
}

/** The statement as text for a terminal or a printed page, in English by default. */
export const renderTransparency = (report: TransparencyReport, options: TransparencyTextOptions = {}): string =>
  textOf(transparencyBlocks(report, wordsFor(options.language ?? 'en'), options), options);
