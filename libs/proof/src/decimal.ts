const CANONICAL = /^(?:0|[1-9]\d*)$/;
/** 2^64 − 1 has twenty digits; longer text is refused before it is converted. */
const DIGITS = 20;

/** The number that ASCII digits write, at most `limit`; undefined for signs, spaces, leading zeros and larger numbers. */
export function parseDecimal(text: string, limit: bigint): bigint | undefined {
  if (text.length > DIGITS || !CANONICAL.test(text)) return undefined;
  const number = BigInt(text);
  return number <= limit ? number : undefined;
}
