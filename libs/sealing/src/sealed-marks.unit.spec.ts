import { describe, expect, test } from '@jest/globals';
import { sealField } from './field-box.ts';
import { fieldKey } from './field-key.ts';
import type { SealedEntry } from '@pacta/proof';
import { checkSealedMarks } from './sealed-marks.ts';

const key = fieldKey('k1', 'partners', new Uint8Array(32));
const { mark, entry } = sealField(key, { eventId: 'e', pointer: '/a~1b/0' }, 'secret');
const other = sealField(key, { eventId: 'e', pointer: '/c' }, 'other').entry;
const data = { 'a/b': [mark], open: 1 };

/** As storage may hold it: anything. */
const asStored = (value: unknown): Record<string, SealedEntry> => value as Record<string, SealedEntry>;

describe('marks and boxes', () => {
  test('belong together where nothing was changed', () => {
    expect(checkSealedMarks(data, { '/a~1b/0': entry })).toBeUndefined();
    expect(checkSealedMarks({ open: 1 }, {})).toBeUndefined();
  });

  test.each<[string, unknown, Record<string, unknown>, string, string]>([
    ['box removed', data, {}, '/a~1b/0', 'the box of a sealed field is missing'],
    [
      'box of another field',
      data,
      { '/a~1b/0': other },
      '/a~1b/0',
      'the box of a sealed field is not the one that was recorded',
    ],
    [
      'box is no entry',
      data,
      { '/a~1b/0': 'x' },
      '/a~1b/0',
      'the box of a sealed field is not the one that was recorded',
    ],
    [
      'box with more in it',
      data,
      { '/a~1b/0': { ...entry, more: 1 } },
      '/a~1b/0',
      'the box of a sealed field is not the one that was recorded',
    ],
    [
      'box without canonical form',
      data,
      { '/a~1b/0': { ...entry, key: '\ud800' } },
      '/a~1b/0',
      'the box of a sealed field is not the one that was recorded',
    ],
    ['boxes are no map', data, asStored(null), '/a~1b/0', 'the box of a sealed field is missing'],
    ['stray box', data, { '/a~1b/0': entry, '/c': other }, '/c', 'a box stands beside no sealed field'],
    ['mark removed', { 'a/b': ['secret'] }, { '/a~1b/0': entry }, '/a~1b/0', 'a box stands beside no sealed field'],
    ['mark malformed', { x: { $sealed: 1 } }, {}, '/x', 'the mark of a sealed field is malformed'],
    ['mark with more in it', { x: { ...mark, y: 1 } }, {}, '/x', 'the mark of a sealed field is malformed'],
    ['the whole a mark', mark, {}, '', 'the box of a sealed field is missing'],
  ])('%s: named with its place', (_what, changed, sealed, pointer, why) => {
    expect(checkSealedMarks(changed, asStored(sealed))).toEqual({ pointer, why });
  });

  test('hostile nesting does not exhaust the stack', () => {
    const deep: unknown = JSON.parse('['.repeat(30_000) + ']'.repeat(30_000));
    expect(checkSealedMarks(deep, {})).toBeUndefined();
  });
});
