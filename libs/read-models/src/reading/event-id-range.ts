const SHORTEST = 6;

/** The event ids that a prefix may mean: of 6 hexadecimal digits or more, hyphens or not. Undefined where it is none. */
export function eventIdRange(
  prefix: string,
  shortest = SHORTEST,
): { readonly from: string; readonly to: string } | undefined {
  const digits = prefix.toLowerCase().replaceAll('-', '');
  if (!/^[0-9a-f]+$/.test(digits) || digits.length < shortest || digits.length > 32) return undefined;
  return { from: digits.padEnd(32, '0'), to: digits.padEnd(32, 'f') };
}
