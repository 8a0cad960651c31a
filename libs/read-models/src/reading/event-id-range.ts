const SHORTEST = 6;

/**
 * The range of event ids with a prefix of at least 6 hexadecimal digits, with or without hyphens. Undefined for any
 * other text.
 */
export function eventIdRange(
  prefix: string,
  shortest = SHORTEST,
): { readonly from: string; readonly to: string } | undefined {
  const digits = prefix.toLowerCase().replaceAll('-', '');
  if (!/^[0-9a-f]+$/.test(digits) || digits.length < shortest || digits.length > 32) return undefined;
  return { from: digits.padEnd(32, '0'), to: digits.padEnd(32, 'f') };
}
