import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import { SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { mintToken, TokenRefused, tokenVerifier } from './tokens.ts';

const freshKey = () => {
  const privateKey = createPrivateKey(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  return { privateKey, publicKey: createPublicKey(privateKey) };
};
const key = freshKey();
const now = () => Math.floor(Date.now() / 1000);

const forge = (payload: JWTPayload = {}, header: Partial<JWTHeaderParameters> = {}, signer = key.privateKey) =>
  new SignJWT({ iss: 'pacta', aud: 'pacta', sub: 'demo-funder', iat: now(), exp: now() + 600, ...payload })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...header })
    .sign(signer);

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token of our own', () => {
  test('names its actor, the second time from memory', async () => {
    const check = tokenVerifier(key);
    const token = await mintToken(key, 'demo-funder');
    expect(await check(token)).toBe('demo-funder');
    expect(await check(token)).toBe('demo-funder');
  });

  test('ends, also where it is remembered', async () => {
    const check = tokenVerifier(key);
    const token = await mintToken(key, 'demo-funder', 60);
    await check(token);
    jest.useFakeTimers({
      now: Date.now() + 61_000,
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout'],
    });
    await expect(check(token)).rejects.toThrow('The token has expired.');
    await expect(check(token)).rejects.toThrow('The token has expired.');
    jest.useRealTimers();
  });

  test('lives an hour at most', async () => {
    const token = await mintToken(key, 'demo-funder', 100_000);
    const { exp, iat } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      exp: number;
      iat: number;
    };
    expect(exp - iat).toBe(3600);
  });

  test('is never made for what is no actor id', async () => {
    await expect(mintToken(key, 'Jane Doe')).rejects.toThrow(RangeError);
  });

  test('the memory is bounded, and forgetting costs no more than a second look', async () => {
    const check = tokenVerifier(key, 2);
    const tokens = await Promise.all(['a', 'b', 'c', 'd'].map((actor) => mintToken(key, actor)));
    for (const round of [1, 2])
      expect([round, await Promise.all(tokens.map(check))]).toEqual([round, ['a', 'b', 'c', 'd']]);
  });
});

describe('refused', () => {
  const payload = { iss: 'pacta', aud: 'pacta', sub: 'demo-funder', iat: now(), exp: now() + 600 };
  const unsigned = `${encoded({ alg: 'none', typ: 'at+jwt' })}.${encoded(payload)}.`;
  const symmetric = (): string => {
    const signed = `${encoded({ alg: 'HS256', typ: 'at+jwt' })}.${encoded(payload)}`;
    const secret = key.publicKey.export({ type: 'spki', format: 'pem' });
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };

  test.each<[string, () => string | Promise<string>]>([
    ['alg none', () => unsigned],
    ['HS256 with the public key as its secret', symmetric],
    ['another key', () => forge({}, {}, freshKey().privateKey)],
    ['another issuer', () => forge({ iss: 'someone' })],
    ['another audience', () => forge({ aud: 'someone' })],
    ['an ID token', () => forge({}, { typ: 'JWT' })],
    ['no type', () => forge({}, { typ: undefined } as unknown as JWTHeaderParameters)],
    ['a jku', () => forge({}, { jku: 'https://example.org/keys' })],
    ['a jwk', () => forge({}, { jwk: key.publicKey.export({ format: 'jwk' }) } as unknown as JWTHeaderParameters)],
    ['a kid', () => forge({}, { kid: '../../etc/passwd' })],
    ['an end in the past', () => forge({ exp: now() - 1 })],
    ['more than an hour', () => forge({ exp: now() + 3601 })],
    ['an old one with a late end', () => forge({ iat: now() - 4000, exp: now() + 600 })],
    ['no end', () => forge({ exp: undefined } as unknown as JWTPayload)],
    ['no actor', () => forge({ sub: undefined } as unknown as JWTPayload)],
    ['an actor with a blank', () => forge({ sub: 'Jane Doe' })],
    ['not a token', () => 'abc'],
    ['nothing', () => ''],
  ])('%s', async (_, make) => {
    await expect(tokenVerifier(key)(await make())).rejects.toThrow(TokenRefused);
  });

  test('a byte of the signature changed', async () => {
    const token = await forge();
    const at = token.lastIndexOf('.') + 5;
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    await expect(tokenVerifier(key)(changed)).rejects.toThrow(TokenRefused);
  });
});
