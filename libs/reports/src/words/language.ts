import { en } from './en/index.ts';
import { fr } from './fr/index.ts';
import type { Words } from './words.ts';

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

const WORDS: Readonly<Record<Language, Words>> = { en, fr };

export const wordsFor = (language: Language): Words => WORDS[language];
