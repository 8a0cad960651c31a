import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import type { Language } from './language.ts';

/** All that statements say, in one language. English is the shape: every other has all of its entries and no others. */
export type Words = typeof en;

const CATALOGUES: Readonly<Record<Language, Words>> = { en, fr };

export const wordsFor = (language: Language): Words => CATALOGUES[language];
