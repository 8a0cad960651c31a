import { describe, expect, test } from '@jest/globals';
import { chosenLanguage } from './language.ts';

describe('chosenLanguage', () => {
  test.each([
    ['nothing said', undefined, {}, 'en'],
    ['the system is not asked', undefined, { LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' }, 'en'],
    ['a variable', undefined, { PACTA_LANG: 'fr' }, 'fr'],
    ['an empty variable', undefined, { PACTA_LANG: '' }, 'en'],
    ['a flag beats the variable', 'en', { PACTA_LANG: 'fr' }, 'en'],
  ])('%s', (_what, flag, env, language) => expect(chosenLanguage(flag, env)).toBe(language));

  test.each([
    ['--lang', 'de', {}],
    ['--lang', 'toString', {}],
    ['PACTA_LANG', undefined, { PACTA_LANG: 'fr_FR' }],
  ])('a language that we do not speak is wrong usage, and says where: %s', (place, flag, env) => {
    expect(() => chosenLanguage(flag, env)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringMatching(`^${place} must be one of en, fr, not '`),
      }),
    );
  });
});
