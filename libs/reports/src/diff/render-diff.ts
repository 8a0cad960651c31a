import type { Names } from '../names/names.ts';
import { textOf, type TextOptions } from '../text/render-blocks.ts';
import type { Language } from '../words/language.ts';
import { wordsFor } from '../words/words.ts';
import { diffBlocks, type DiffForm } from './blocks.ts';
import type { ReportDiff } from './report-diff.ts';

export interface DiffTextOptions extends TextOptions, Pick<DiffForm, 'saidOf'> {
  readonly language?: Language;
}

/** The difference as text for a terminal, in English by default. */
export const renderDiff = (diff: ReportDiff, names: Names, options: DiffTextOptions): string =>
  textOf(diffBlocks(diff, wordsFor(options.language ?? 'en'), { names, saidOf: options.saidOf }), options);
