import { createCipheriv, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { encodeHex, leafBytes, leafHash } from '@pacta/proof';
import * as fc from 'fast-check';
import { fieldDigest, openBox, sealField } from './field-box.ts';
import { fieldKey } from './field-key.ts';
import { withValuesAt } from '@pacta/proof';

const K = Uint8Array.from({ length: 32 }, (_, index) => index);
const key = fieldKey('k1', 'partners', K);
const place = { eventId: '0b3a5c1e-6f5d-5a64-9c43-3d1c7f0a9e21', pointer: '/lines/0/amount' };
const value = { amount: '125000', currency: 'EUR' };

describe('the whole-event vector', () => {
  const { mark, entry } = sealField(key, place, value);

  test('has its entry, its mark and its salt', () => {
    expect(entry).toEqual({
      box: 'Ix6xWuEd7C9WpwMMTqiacNP3sfVfLvhoiNvu0Bu4xzAe7T-0Ldun3W78iDLPx1_1dnAmRLvAo4kTbSQkGttQZamH-eVNJS2WPl7ihBBkRIl6Od1m8oap2Bkdl2h38A',
      key: 'k1',
      nonce: 'WaDy5Khgu8oHlq0w',
    });
    expect(mark).toEqual({
      $sealed: {
        box: 'R2CQfAyf2ObLyEaaOT_my2jg8FVigj7wc-szATWSPK4',
        class: 'partners',
        digest: 'Yl6teaLtuq24nBu8WVI0IaiL9o1VVjnDWTnF-dzmQiI',
      },
    });
    expect(openBox(key, place, mark, entry)).toEqual({ value, salt: '3XK3hTfsqnafxNozwFbjIw' });
  });

  test('lets a reader who is given value and salt check the digest alone', () => {
    const salt = Buffer.from('3XK3hTfsqnafxNozwFbjIw', 'base64url');
    expect(fieldDigest(salt, { currency: 'EUR', amount: '125000' })).toBe(mark.$sealed.digest);
    expect(fieldDigest(salt, { currency: 'EUR', amount: '125001' })).not.toBe(mark.$sealed.digest);
  });

  test('makes the leaf, with the ledger secret of 32 bytes of 01', () => {
    const salt = createHmac('sha256', Buffer.alloc(32, 1)).update(`event\0${place.eventId}`).digest().subarray(0, 16);
    const lines = [{ stage: 'raw-materials', kind: 'direct', amount: value }];
    const leaf = leafBytes({
      eventId: place.eventId,
      stream: 'costbook-3f0c2c8e-0000-7000-8000-000000000001',
      revision: 1,
      type: 'CostLinesDisclosed.v1',
      data: withValuesAt({ disclosure: '2026-03', lines }, [[place.pointer, mark]]),
      metadata: {
        actor: 'actor-1',
        commandId: '5f2a1c30-0000-5000-8000-000000000002',
        effectiveOn: '2026-03-31',
        partnershipId: '3f0c2c8e-0000-7000-8000-000000000003',
        recordedAt: '2026-04-12T09:30:00.000Z',
        salt: salt.toString('base64url'),
      },
    });
    expect(salt.toString('base64url')).toBe('xBxw0OXfrnnTLzUfxZrqTg');
    expect(leaf).toHaveLength(620);
    expect(encodeHex(leafHash(leaf))).toBe('357181a451c739262c92f79234f54f1586ef4dfa74e500a625e35014cc3e5e34');
  });
});

describe('a box', () => {
  const anyPlace = fc.record({ eventId: fc.uuid(), pointer: fc.string().map((name) => `/${name}`) });

  test('opens to what was put in, and sealing again makes the same bytes', () => {
    fc.assert(
      fc.property(anyPlace, fc.jsonValue(), (at, put) => {
        const made = sealField(key, at, put);
        expect(sealField(key, at, put)).toEqual(made);
        expect(openBox(key, at, made.mark, made.entry)?.value).toEqual(JSON.parse(JSON.stringify(put)));
      }),
    );
  });

  test('does not open at another place, under another key or in another class', () => {
    const { mark, entry } = sealField(key, place, value);
    expect(openBox(key, { ...place, pointer: '/lines/1/amount' }, mark, entry)).toBeUndefined();
    expect(openBox(key, { ...place, eventId: '0b3a5c1e-6f5d-5a64-9c43-3d1c7f0a9e22' }, mark, entry)).toBeUndefined();
    expect(openBox(fieldKey('k1', 'partners', K.toReversed()), place, mark, entry)).toBeUndefined();
    expect(openBox(fieldKey('k1', 'clean-team', K), place, mark, entry)).toBeUndefined();
  });

  test.each([
    '{"value":"x","salt":"3XK3hTfsqnafxNozwFbjIw"}',
    '{"salt":"3XK3hTfsqnafxNozwFbjIw", "value":"x"}',
    '{"salt":"3XK3hTfsqnafxNozwFbjIw","value":"\\u0078"}',
    '{"salt":"3XK3hTfsqnafxNozwFbjIw","value":"x","value":"x"}',
  ])('whose inside is not canonical does not open, whatever it says: %s', (plain) => {
    const { mark } = sealField(key, place, 'x');
    const nonce = Buffer.alloc(12, 7);
    const cipher = createCipheriv('aes-256-gcm', key.boxKey, nonce).setAAD(
      Buffer.from(`${place.eventId}\0${place.pointer}`),
    );
    const sealedAs = (text: string): string =>
      Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    const entry = { box: sealedAs(plain), key: 'k1', nonce: nonce.toString('base64url') };
    expect(openBox(key, place, mark, entry)).toBeUndefined();
  });

  test.each([
    { box: '', key: 'k1', nonce: 'WaDy5Khgu8oHlq0w' },
    { box: 'AAAA', key: 'k1', nonce: 'WaDy5Khgu8oHlq0w' },
    { box: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', key: 'k1', nonce: '' },
    { box: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', key: 'k1', nonce: 'WaDy5Khgu8oHlq0w' },
  ])('that is malformed does not open: %j', (entry) => {
    expect(openBox(key, place, sealField(key, place, value).mark, entry)).toBeUndefined();
  });
});
