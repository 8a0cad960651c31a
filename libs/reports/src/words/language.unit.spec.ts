import { describe, expect, test } from '@jest/globals';
import { languageFrom } from './language.ts';

describe('the language of an Accept-Language header', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['FR-fr, en;q=0.9', 'fr'],
    ['en;q=0.8, fr;q=0.9', 'fr'],
    ['en, fr', 'en'],
    ['fr, en', 'fr'],
    ['de, fr;q=0.3', 'fr'],
    ['de', 'en'],
    ['*', 'en'],
    ['en;q=0, *', 'fr'],
    ['en;q=0.1, *;q=0.5', 'fr'],
    ['fr;q=0, en;q=0.2', 'en'],
    ['fr;q=0', 'en'],
    ['fr;q=2, en;q=0.1', 'en'],
    ['fr;q=abc', 'en'],
    [';q=1,,fr', 'fr'],
  ])('%j: %s', (header, language) => expect(languageFrom(header)).toBe(language));
});
