/** An exact decimal number: `units` ÷ 10^`scale`. Published amounts stay in this form until they become money. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const NO_AMOUNT: Decimal = { units: 0n, scale: 0 };

const NUMERAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
/** Longer numerals are no amounts; this bounds the cost of their arithmetic. */
const MAX_DIGITS = 60;

/**
 * Parses a plain numeral, exactly: `1250`, `-12.50`, `.5`, `1.2E+6`. Undefined for anything else: blanks or commas
 * between digits mean different things in different countries, so they are not guessed.
 */
export function readDecimal(text: string): Decimal | undefined {
  const [, sign, whole = '', decimals = '', exponent = '0'] = NUMERAL.exec(text) ?? [];
  const digits = `${whole}${decimals}`;
  if (sign === undefined || digits === '' || digits.length > MAX_DIGITS) return undefined;
  const shift = Number(exponent) - decimals.length;
  if (Math.abs(shift) > MAX_DIGITS) return undefined;
  const units = BigInt(digits) * (sign === '-' ? -1n : 1n);
  return shift >= 0 ? { units: units * 10n ** BigInt(shift), scale: 0 } : { units, scale: -shift };
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { units: atScale(left, scale) + atScale(right, scale), scale };
}

export const subtractDecimals = (left: Decimal, right: Decimal): Decimal =>
  addDecimals(left, { units: -right.units, scale: right.scale });

export const equalDecimals = (left: Decimal, right: Decimal): boolean => subtractDecimals(left, right).units === 0n;

/** Without an exponent and without trailing zeros: `1250`, `-12.5`, `0`. */
export function decimalText({ units, scale }: Decimal): string {
  const figures = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const decimals = scale === 0 ? '' : figures.slice(-scale).replace(/0+$/, '');
  const whole = figures.slice(0, figures.length - scale);
  return `${units < 0n ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** Rounds to `scale` decimals, half to even. */
export function roundDecimal(decimal: Decimal, scale: number): Decimal {
  if (decimal.scale <= scale) return { units: atScale(decimal, scale), scale };
  const divisor = 10n ** BigInt(decimal.scale - scale);
  const negative = decimal.units < 0n;
  const units = negative ? -decimal.units : decimal.units;
  const twice = (units % divisor) * 2n;
  let whole = units / divisor;
  if (twice > divisor || (twice === divisor && whole % 2n === 1n)) whole += 1n;
  return { units: negative ? -whole : whole, scale };
}

const atScale = ({ units, scale }: Decimal, to: number): bigint => units * 10n ** BigInt(to - scale);
