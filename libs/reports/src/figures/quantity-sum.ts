/** Most decimals of a quantity. */
const DECIMALS = 6;

function scaled(quantity: string): bigint {
  const [whole = '0', fraction = ''] = quantity.split('.');
  return BigInt(whole + fraction.padEnd(DECIMALS, '0'));
}

/** The exact sum of non-negative decimals that are not money (days, volumes), without trailing zeros. */
export function sumOfQuantities(quantities: readonly string[]): string {
  const sum = quantities.reduce((total, quantity) => total + scaled(quantity), 0n);
  const figures = String(sum).padStart(DECIMALS + 1, '0');
  return `${figures.slice(0, -DECIMALS)}.${figures.slice(-DECIMALS)}`.replace(/\.?0+$/, '');
}
