import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { SigningKey } from './signing-key.ts';

const ISSUER = 'pacta';
const AUDIENCE = 'pacta';
const TYPE = 'at+jwt';
const ALGORITHM = 'EdDSA';
/** Longest lifetime of a token, in seconds. */
const LONGEST_LIFE = 3600;
/**
 * The only allowed header members: others (jku, jwk, x5u, crit …) could select the key or the rules (RFC 8725 3.10).
 */
const HEADER_MEMBERS = ['alg', 'typ'];
const ACTOR = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** Signs a token that names an actor and nothing else: roles are in the ledger only. */
export async function mintToken(key: SigningKey, actor: string, lifeSeconds = LONGEST_LIFE): Promise<string> {
  if (!ACTOR.test(actor)) throw new RangeError(`${JSON.stringify(actor)} is not an actor id`);
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(actor)
    .setIssuedAt(now)
    .setExpirationTime(now + Math.min(lifeSeconds, LONGEST_LIFE))
    .sign(key.privateKey);
}

/** Why a token is refused: one sentence for its bearer. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

interface Verified {
  readonly actor: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Verifies tokens. A verified token is cached until it expires, because each request carries one and a signature is
 * costly to check; the cache holds at most `limit` tokens, and those that it holds are answered at once.
 */
export function tokenVerifier(key: SigningKey, limit = 10_000): (token: string) => string | Promise<string> {
  const verified = new Map<string, Verified>();
  const first = async (token: string): Promise<string> => {
    const fresh = await verify(key, token);
    if (verified.size >= limit) verified.delete(verified.keys().next().value as string);
    verified.set(token, fresh);
    return fresh.actor;
  };
  return (token) => {
    const known = verified.get(token);
    if (known === undefined) return first(token);
    if (known.until > Date.now()) return known.actor;
    verified.delete(token);
    return Promise.reject(new TokenRefused('The token has expired.'));
  };
}

async function verify(key: SigningKey, token: string): Promise<Verified> {
  try {
    const surplus = Object.keys(decodeProtectedHeader(token)).find((member) => !HEADER_MEMBERS.includes(member));
    if (surplus !== undefined) throw new TokenRefused(`The token's header must not hold "${surplus}".`);
    const { payload } = await jwtVerify(token, key.publicKey, {
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TYPE,
      algorithms: [ALGORITHM],
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: LONGEST_LIFE,
    });
    const { sub: actor, exp = 0, iat = 0 } = payload;
    if (actor === undefined || !ACTOR.test(actor)) throw new TokenRefused('The token names no actor.');
    if (exp - iat > LONGEST_LIFE) throw new TokenRefused('The token is made to live for more than an hour.');
    return { actor, until: exp * 1000 };
  } catch (error) {
    if (error instanceof TokenRefused) throw error;
    if (error instanceof errors.JWTExpired) throw new TokenRefused('The token has expired.');
    throw new TokenRefused('The token is not one that this ledger signed for this use.');
  }
}
