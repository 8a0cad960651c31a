/**
 * Sums of a published file, by currency and kind: an independent check of Pacta's control totals. It imports nothing of
 * Pacta and reads the file in another way (whole, by regular expressions and JSON.parse), so that both are unlikely to have
 * the same bug. `node test/import/sum-file.ts FILE` prints them.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface FileSum {
  readonly currency: string;
  readonly kind: string;
  readonly count: number;
  /** Exact, in major units, without trailing zeros. */
  readonly amount: string;
}

const SCALE = 20n;

/** A plain numeral as an integer of 10^-20 units; zero for anything else. */
function units(text: string): bigint {
  const [, sign, whole = '', decimals = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text.trim()) ?? [];
  if (sign === undefined) return 0n;
  const value = BigInt(`${whole}${decimals.padEnd(Number(SCALE), '0')}`);
  return sign === '-' ? -value : value;
}

function major(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(Number(SCALE) + 1, '0');
  const decimals = digits.slice(-Number(SCALE)).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -Number(SCALE))}${decimals === '' ? '' : `.${decimals}`}`;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined)
    ?.trim();

function* iatiAmounts(text: string): Generator<readonly [currency: string, kind: string, amount: bigint]> {
  const xml = text.replace(/<!--[\s\S]*?-->/g, '');
  for (const [activity] of xml.matchAll(/<iati-activity[\s>][\s\S]*?<\/iati-activity>/g)) {
    const defaultCurrency = attribute(activity.slice(0, activity.indexOf('>')), 'default-currency');
    for (const [transaction] of activity.matchAll(/<transaction[\s>][\s\S]*?<\/transaction>/g)) {
      const [valueTag = '', printed = ''] = /<value[^>]*>([^<]*)/.exec(transaction) ?? [];
      const [typeTag = ''] = /<transaction-type[^>]*>/.exec(transaction) ?? [];
      const currency = attribute(valueTag, 'currency') ?? defaultCurrency ?? 'XXX';
      yield [currency, `iati:${attribute(typeTag, 'code') ?? 'none'}`, units(printed)];
    }
  }
}

function* grantAmounts(text: string): Generator<readonly [currency: string, kind: string, amount: bigint]> {
  // Keeps numbers as text: JSON.parse alone would make floats of them.
  const exact = text.replace(/("amountAwarded"\s*:\s*)(-?[\d.]+)/g, '$1"$2"');
  const { grants } = JSON.parse(exact) as {
    readonly grants: readonly { readonly currency?: string; readonly amountAwarded?: string }[];
  };
  for (const { currency = 'XXX', amountAwarded = '' } of grants) yield [currency, '360:award', units(amountAwarded)];
}

/** Sums of a file of either format. */
export function sumFile(path: string): readonly FileSum[] {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const sums = new Map<string, { currency: string; kind: string; count: number; amount: bigint }>();
  for (const [currency, kind, amount] of text.trimStart().startsWith('<') ? iatiAmounts(text) : grantAmounts(text)) {
    const key = `${currency} ${kind}`;
    const sum = sums.get(key) ?? { currency, kind, count: 0, amount: 0n };
    sums.set(key, { ...sum, count: sum.count + 1, amount: sum.amount + amount });
  }
  return [...sums.values()]
    .map(({ amount, ...sum }) => ({ ...sum, amount: major(amount) }))
    .sort((left, right) => `${left.currency} ${left.kind}`.localeCompare(`${right.currency} ${right.kind}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(sumFile(process.argv[2] ?? ''), undefined, 2)}\n`);
