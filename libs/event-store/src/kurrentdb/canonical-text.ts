import { canonicalJson } from '@pacta/proof';

/**
 * RFC 8785 text of a value from JSON.parse. Several times faster than canonicalizing: a value whose members are already
 * in order, as all that this store wrote, is only stringified.
 * @throws Error where a text has a lone surrogate, and so no UTF-8 form
 */
export function canonicalText(value: unknown): string {
  if (!inOrder(value)) return canonicalJson(value);
  const text = JSON.stringify(value);
  // JSON.stringify writes a lone surrogate as an escape, which is rare, so only then is it checked exactly.
  return text.includes('\\ud') ? canonicalJson(value) : text;
}

/** True where all member names are in UTF-16 order and all numbers fit JSON. */
function inOrder(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  if (Array.isArray(value)) return value.every(inOrder);
  let last = '';
  for (const name in value) {
    if (name < last || !inOrder((value as Record<string, unknown>)[name])) return false;
    last = name;
  }
  return true;
}
