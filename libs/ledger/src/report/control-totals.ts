import { addDecimals, decimalText, equalDecimals, NO_AMOUNT, type Decimal } from './decimal.ts';

/** A number of records and the sum of their amounts: an exact decimal in major units, without trailing zeros. */
export interface Total {
  readonly count: number;
  readonly amount: string;
}

/**
 * In every row, read = recorded + rejected + rounding. `kind` is the source's own code, such as `iati:3` or
 * `360:award`.
 */
export interface ControlTotal {
  readonly currency: string;
  readonly kind: string;
  readonly read: Total;
  /** Newly recorded, or already recorded. */
  readonly recorded: Total;
  readonly rejected: Total;
  /** Published less recorded amounts, where a published one had more decimals than its currency. */
  readonly rounding: string;
}

interface Sum {
  count: number;
  amount: Decimal;
}

interface Row {
  readonly currency: string;
  readonly kind: string;
  readonly read: Sum;
  readonly recorded: Sum;
  readonly rejected: Sum;
  rounding: Decimal;
}

const nothing = (): Sum => ({ count: 0, amount: NO_AMOUNT });

/**
 * Adds up what an import reads, records and rejects. The sides are counted independently, so that the check can fail.
 */
export class ControlTotals {
  readonly #rows = new Map<string, Row>();

  read(currency: string, kind: string, amount: Decimal): void {
    add(this.#row(currency, kind).read, amount);
  }

  recorded(currency: string, kind: string, amount: Decimal, rounding: Decimal): void {
    const row = this.#row(currency, kind);
    add(row.recorded, amount);
    row.rounding = addDecimals(row.rounding, rounding);
  }

  rejected(currency: string, kind: string, amount: Decimal): void {
    add(this.#row(currency, kind).rejected, amount);
  }

  /** By currency, then by kind. */
  rows(): readonly ControlTotal[] {
    return [...this.#rows.values()]
      .sort(byCurrencyAndKind)
      .map(({ currency, kind, read, recorded, rejected, rounding }) => ({
        currency,
        kind,
        read: totalOf(read),
        recorded: totalOf(recorded),
        rejected: totalOf(rejected),
        rounding: decimalText(rounding),
      }));
  }

  /** The rows where read differs from recorded + rejected + rounding; empty if nothing was lost. */
  unbalanced(): readonly ControlTotal[] {
    const faulty = new Set([...this.#rows.values()].filter((row) => !balanced(row)).map(keyOf));
    return this.rows().filter((row) => faulty.has(keyOf(row)));
  }

  #row(currency: string, kind: string): Row {
    const key = keyOf({ currency, kind });
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = { currency, kind, read: nothing(), recorded: nothing(), rejected: nothing(), rounding: NO_AMOUNT };
      this.#rows.set(key, row);
    }
    return row;
  }
}

const keyOf = ({ currency, kind }: { readonly currency: string; readonly kind: string }): string =>
  `${currency} ${kind}`;

function add(sum: Sum, amount: Decimal): void {
  sum.count += 1;
  sum.amount = addDecimals(sum.amount, amount);
}

function balanced({ read, recorded, rejected, rounding }: Row): boolean {
  const accounted = addDecimals(addDecimals(recorded.amount, rejected.amount), rounding);
  return read.count === recorded.count + rejected.count && equalDecimals(read.amount, accounted);
}

const totalOf = ({ count, amount }: Sum): Total => ({ count, amount: decimalText(amount) });

/** Numeric order: `iati:2` before `iati:11`. */
function byCurrencyAndKind(left: Row, right: Row): number {
  if (left.currency !== right.currency) return left.currency < right.currency ? -1 : 1;
  const [scheme = '', code = ''] = left.kind.split(':');
  const [otherScheme = '', otherCode = ''] = right.kind.split(':');
  if (scheme !== otherScheme) return scheme < otherScheme ? -1 : 1;
  return Number(code) - Number(otherCode) || (code < otherCode ? -1 : Number(code > otherCode));
}
