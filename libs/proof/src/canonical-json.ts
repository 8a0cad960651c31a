import canonicalize from 'canonicalize';

/**
 * The one canonical text of a JSON value (RFC 8785). Members that are `undefined` are left out, as JSON.stringify does.
 * Throws `TypeError` where the value has no JSON form (undefined, functions, symbols, bigints) and `Error` on NaN,
 * infinities, lone surrogates and cycles.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError(`${typeof value} has no JSON form`);
  return text;
}
