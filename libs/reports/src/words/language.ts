import { preferencesIn } from './preferences.ts';

/** The languages that every statement can be said in (ISO 639-1). */
export const LANGUAGES = ['en', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);

const UNASKED: Language = 'en';

const primaryOf = (tag: string): string => tag.split('-')[0] ?? '';

/**
 * The language of an Accept-Language header (RFC 9110, section 12.5.4) that fits best; regional variants count as their
 * language, and the first of equals wins. English where none fits or nothing is asked for.
 */
export function languageFrom(acceptLanguage: string | undefined): Language {
  const ranges = preferencesIn(acceptLanguage).map(({ range, quality }) => ({ primary: primaryOf(range), quality }));
  const named = new Set(ranges.map(({ primary }) => primary));
  const wanted = ranges.filter(({ quality }) => quality > 0).toSorted((left, right) => right.quality - left.quality);
  const found = wanted.flatMap(({ primary }) =>
    // `*` is any language that the header does not name itself.
    primary === '*' ? LANGUAGES.filter((language) => !named.has(language)) : isLanguage(primary) ? [primary] : [],
  );
  return found[0] ?? UNASKED;
}
