/** An exact fraction in lowest terms, its denominator above zero. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

export const ZERO: Rational = { over: 0n, under: 1n };

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

function commonDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [magnitude(left), magnitude(right)];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** @throws RangeError where `under` is zero */
export function rational(over: bigint, under = 1n): Rational {
  if (under === 1n) return { over, under };
  if (under === 0n) throw new RangeError('nothing is divided by zero');
  const divisor = commonDivisor(over, under) * (under < 0n ? -1n : 1n);
  return { over: over / divisor, under: under / divisor };
}

/** Parses a plain decimal such as `1.0845`, exactly. @throws SyntaxError for anything else */
export function rationalOf(decimal: string): Rational {
  const [whole = '', decimals = ''] = decimal.split('.');
  return rational(BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

export const plus = (left: Rational, right: Rational): Rational =>
  left.under === right.under
    ? rational(left.over + right.over, left.under)
    : rational(left.over * right.under + right.over * left.under, left.under * right.under);

export const negative = ({ over, under }: Rational): Rational => ({ over: -over, under });

export const times = (left: Rational, right: Rational): Rational =>
  rational(left.over * right.over, left.under * right.under);

/** @throws RangeError where `right` is zero */
export const dividedBy = (left: Rational, right: Rational): Rational =>
  rational(left.over * right.under, left.under * right.over);

export const sumOf = (parts: Iterable<Rational>): Rational => {
  let sum = ZERO;
  for (const part of parts) sum = plus(sum, part);
  return sum;
};

/** The nearest whole number; a half goes to the even one (ISO 80000-1, rule A). */
export function rounded({ over, under }: Rational): bigint {
  const twice = 2n * magnitude(over);
  const down = twice / (2n * under);
  const rest = twice % (2n * under);
  const up = rest > under || (rest === under && down % 2n === 1n);
  return (over < 0n ? -1n : 1n) * (up ? down + 1n : down);
}

/** For display: a fixed number of decimals, rounded once, half to even. */
export function decimalText(value: Rational, decimals: number): string {
  const units = rounded(times(value, rational(10n ** BigInt(decimals))));
  const figures = String(magnitude(units)).padStart(decimals + 1, '0');
  const cut = figures.length - decimals;
  const text = decimals === 0 ? figures : `${figures.slice(0, cut)}.${figures.slice(cut)}`;
  return units < 0n ? `-${text}` : text;
}

/** Exact, such as `61/21`. */
export const fractionText = ({ over, under }: Rational): string => `${over}/${under}`;
