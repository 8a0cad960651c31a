import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import type { Language } from './language.ts';

/** All texts of statements in one language. English defines the type: every other language has the same entries. */
export type Words = typeof en;

const CATALOGUES: Readonly<Record<Language, Words>> = { en, fr };

export const wordsFor = (language: Language): Words => CATALOGUES[language];
