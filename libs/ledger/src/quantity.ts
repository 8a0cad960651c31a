import { z } from 'zod';

export const QUANTITY = /^(0|[1-9]\d{0,14})(\.\d{0,5}[1-9])?$/;
export const SHARE = /^(0|[1-9]\d{0,5})\/[1-9]\d{0,5}$/;

/** An exact, non-negative decimal number that is not money: a volume, days, hours. Never a float. */
export const quantity = z.string().regex(QUANTITY, 'a decimal number without trailing zeros');

/** An exact share between 0 and 1, written `n/d`, such as `2/3`. */
export const share = z.string().regex(SHARE, 'a fraction such as 2/3');

/** An instant in UTC, such as `2026-04-12T09:30:00.000Z`. */
export const instant = z.iso.datetime();

const DECIMALS = 6;

/** A quantity in millionths, exactly: to compare and add. */
export function millionths(value: string): bigint {
  const [whole, decimals = ''] = value.split('.');
  return BigInt(`${whole}${decimals.padEnd(DECIMALS, '0')}`);
}

export function fraction(value: string): { readonly over: bigint; readonly under: bigint } {
  const [over = '0', under = '1'] = value.split('/');
  return { over: BigInt(over), under: BigInt(under) };
}
