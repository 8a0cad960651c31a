import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import {
  findSealed,
  isSealedEntry,
  isSealedMark,
  type SealedMark,
  verifyOpenedField,
  verifySealedBox,
} from '../index.ts';

/** The whole-event vector of the integrity design: the field at `/lines/0/amount`. */
const MARK: SealedMark = {
  $sealed: {
    box: 'R2CQfAyf2ObLyEaaOT_my2jg8FVigj7wc-szATWSPK4',
    class: 'partners',
    digest: 'Yl6teaLtuq24nBu8WVI0IaiL9o1VVjnDWTnF-dzmQiI',
  },
};
const ENTRY = {
  box: 'Ix6xWuEd7C9WpwMMTqiacNP3sfVfLvhoiNvu0Bu4xzAe7T-0Ldun3W78iDLPx1_1dnAmRLvAo4kTbSQkGttQZamH-eVNJS2WPl7ihBBkRIl6Od1m8oap2Bkdl2h38A',
  key: 'k1',
  nonce: 'WaDy5Khgu8oHlq0w',
};
const VALUE = { amount: '125000', currency: 'EUR' };
const KEY = Uint8Array.from({ length: 32 }, (_, at) => at);
const SALT = createHmac('sha256', KEY)
  .update('salt\u00000b3a5c1e-6f5d-5a64-9c43-3d1c7f0a9e21\u0000/lines/0/amount')
  .digest()
  .subarray(0, 16)
  .toString('base64url');

describe('a sealed field, without its key', () => {
  test('binds its box', () => {
    expect(verifySealedBox({ mark: MARK, entry: ENTRY })).toEqual({ ok: true });
  });

  test.each<[string, unknown]>([
    ['another key', { ...ENTRY, key: 'k2' }],
    ['another nonce', { ...ENTRY, nonce: 'WaDy5Khgu8oHlq0x' }],
    ['another box', { ...ENTRY, box: ENTRY.box.replace('I', 'J') }],
    ['a member more', { ...ENTRY, more: '' }],
    ['a member fewer', { box: ENTRY.box, key: 'k1' }],
    ['a lone surrogate', { ...ENTRY, key: '\ud800' }],
    ['nothing', undefined],
  ])('%s is another box', (_what, entry) => {
    const reason = 'the box of a sealed field is not the one that was recorded';
    expect(verifySealedBox({ mark: MARK, entry })).toEqual({ ok: false, reason });
  });

  test('a box is three texts, and nothing else is one', () => {
    expect(isSealedEntry(ENTRY)).toBe(true);
    for (const member of Object.keys(ENTRY)) expect(isSealedEntry({ ...ENTRY, [member]: 7 })).toBe(false);
    for (const other of [null, 'x', Object.values(ENTRY), { ...ENTRY, more: '' }, { box: '', key: '' }]) {
      expect(isSealedEntry(other)).toBe(false);
    }
    const inherited = Object.assign(Object.create({ nonce: '' }) as object, { box: '', key: '', more: '' });
    expect(isSealedEntry(inherited)).toBe(false);
  });

  test('binds its value, by a salt', () => {
    expect(SALT).toBe('3XK3hTfsqnafxNozwFbjIw');
    expect(verifyOpenedField({ mark: MARK, value: VALUE, salt: SALT })).toEqual({ ok: true });
    const reordered = { currency: 'EUR', amount: '125000' };
    expect(verifyOpenedField({ mark: MARK, value: reordered, salt: SALT })).toEqual({ ok: true });
  });

  test.each<[string, unknown, unknown, string]>([
    ['another value', { ...VALUE, amount: '125001' }, SALT, 'the value is not the one that was sealed'],
    ['a number for its text', { ...VALUE, amount: 125000 }, SALT, 'the value is not the one that was sealed'],
    ['another salt', VALUE, SALT.replace('3', '4'), 'the value is not the one that was sealed'],
    ['a longer salt', VALUE, `${SALT}AA`, 'the salt of an opened field is not base64url of 16 bytes'],
    ['no salt', VALUE, undefined, 'the salt of an opened field is not base64url of 16 bytes'],
    ['a float', 0.1, SALT, 'the value of an opened field could not stand in a leaf'],
  ])('%s does not pass', (_what, value, salt, reason) => {
    expect(verifyOpenedField({ mark: MARK, value, salt: salt as string })).toEqual({ ok: false, reason });
  });

  test.each<[string, unknown]>([
    ['a mark with a member more', { $sealed: { ...MARK.$sealed, more: 1 } }],
    ['a mark beside something', { ...MARK, more: 1 }],
    ['a short digest', { $sealed: { ...MARK.$sealed, digest: 'Yl6teaLt' } }],
    ['a digest with left-over bits', { $sealed: { ...MARK.$sealed, digest: MARK.$sealed.digest.replace(/I$/, 'J') } }],
    ['a list', { $sealed: [] }],
    ['a list of three', { $sealed: Object.values(MARK.$sealed) }],
    [
      'a mark with another member',
      { $sealed: { box: MARK.$sealed.box, class: 'partners', hash: MARK.$sealed.digest } },
    ],
    ['a short box', { $sealed: { ...MARK.$sealed, box: 'R2CQ' } }],
    ['a digest in a list', { $sealed: { ...MARK.$sealed, digest: [MARK.$sealed.digest] } }],
    ['a class that is no text', { $sealed: { ...MARK.$sealed, class: 7 } }],
    ['text inside', { $sealed: 'x' }],
    ['null inside', { $sealed: null }],
    ['nothing', null],
  ])('%s is no mark', (_what, mark) => {
    expect(isSealedMark(mark)).toBe(false);
    const reason = 'the mark of a sealed field is malformed';
    expect(verifySealedBox({ mark: mark as SealedMark, entry: ENTRY })).toEqual({ ok: false, reason });
    expect(verifyOpenedField({ mark: mark as SealedMark, value: VALUE, salt: SALT })).toEqual({ ok: false, reason });
  });

  test('is found wherever it stands, and nothing inside it is', () => {
    const data = { lines: [{ amount: MARK }, { 'a/b': { $sealed: { $sealed: 1 } } }], open: null };
    expect([...findSealed(data).keys()].sort()).toEqual(['/lines/0/amount', '/lines/1/a~1b']);
    expect([...findSealed(MARK).keys()]).toEqual(['']);
    expect(findSealed({ text: 'x', number: 1, nothing: null }).size).toBe(0);
    let deep: unknown = {};
    for (let depth = 0; depth < 100_000; depth++) deep = { deep };
    expect(findSealed(deep).size).toBe(0);
  });

  test('hostile claims are refused, never worse', () => {
    for (const claim of [undefined, null, 1, {}]) {
      expect(verifySealedBox(claim as never).ok).toBe(false);
      expect(verifyOpenedField(claim as never).ok).toBe(false);
    }
  });
});
