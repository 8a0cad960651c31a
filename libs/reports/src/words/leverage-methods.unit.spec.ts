import { describe, expect, test } from '@jest/globals';
import { builtInMethods } from '@pacta/ledger';
import * as english from './en/leverage-methods.ts';
import * as french from './fr/leverage-methods.ts';

describe('the words of built-in methods', () => {
  test('in English they are those of the frozen catalogue', () => {
    const frozen = builtInMethods.map(({ id, title, source }) => [id, { title, source }]);
    expect(english.methods).toEqual(Object.fromEntries(frozen));
  });

  test('every key of a part has words, and no others do', () => {
    const keys = builtInMethods.flatMap(({ definition }) =>
      definition.parts.flatMap((part) => ('name' in part ? [part.name] : [])),
    );
    expect(Object.keys(english.parts).toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  test('French has its own', () => {
    for (const [id, { title, source }] of Object.entries(french.methods)) {
      const other = english.methods[id as keyof typeof english.methods];
      expect([title, source]).not.toContain(other.title);
      expect([title, source]).not.toContain(other.source);
    }
    // The same word in both languages.
    const same = Object.entries(french.parts).filter(([key, word]) => english.parts[key as never] === word);
    expect(same.map(([key]) => key)).toEqual(['total', 'public', 'commercial', 'direct', 'indirect']);
  });
});
