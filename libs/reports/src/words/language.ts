import { preferencesIn } from './preferences.ts';

/** The languages of statements (ISO 639-1). */
export const LANGUAGES = ['en', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text);

const UNASKED: Language = 'en';

const primaryOf = (tag: string): string => tag.split('-')[0] ?? '';

/**
 * The best language for an Accept-Language header (RFC 9110, section 12.5.4); regional variants count as their
 * language, and the first of equals wins. English by default.
 */
export function languageFrom(acceptLanguage: string | undefined): Language {
  const ranges = preferencesIn(acceptLanguage).map(({ range, quality }) => ({ primary: primaryOf(range), quality }));
  const named = new Set(ranges.map(({ primary }) => primary));
  const wanted = ranges.filter(({ quality }) => quality > 0).toSorted((left, right) => right.quality - left.quality);
  const found = wanted.flatMap(({ primary }) =>
    // `*` matches any language that the header does not name.
    primary === '*' ? LANGUAGES.filter((language) => !named.has(language)) : isLanguage(primary) ? [primary] : [],
  );
  return found[0] ?? UNASKED;
}
