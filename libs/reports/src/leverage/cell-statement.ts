import {
  builtInMethods,
  decimalText,
  formatMoney,
  fractionText,
  moneyOf,
  rounded,
  type FigureLine,
  type FigurePart,
  type Flow,
  type LeftOutWhy,
  type LeverageBasis,
  type LeverageCell,
  type Method,
  type Rational,
} from '@pacta/ledger';
import type { Names } from '../names/names.ts';

/** One flow in the numerator or denominator. */
export interface LineStatement {
  readonly eventId: string;
  /** The part of it that counts here, in the report's currency. */
  readonly amount: string;
  /** Where it was converted: the recorded amount, and the event of the rate. */
  readonly converted?: { readonly amount: string; readonly currency: string; readonly rate: string };
  /** Present where a publisher reported it. */
  readonly reported?: true;
  /** Present where it is synthetic, as in an example ledger. */
  readonly synthetic?: true;
}

export interface PartStatement {
  readonly kind: FigurePart['kind'];
  /**
   * A key of the method, a theme as users wrote it, or the organisation's name where the part is an attributed share.
   */
  readonly name: string;
  /** For an attribution: the organisation whose share it is. */
  readonly organisation?: string;
  /** Four decimals; null where the denominator is empty. */
  readonly ratio: string | null;
  /** The exact ratio, such as `61/21`. */
  readonly fraction: string | null;
  readonly amount: string;
  readonly numerator: readonly LineStatement[];
  readonly denominator: readonly LineStatement[];
  /** How many events each list has in total, where it shows only the first of them. */
  readonly of?: { readonly numerator: number; readonly denominator: number };
}

export interface CellStatement {
  readonly method: string;
  readonly version: number;
  /** The published method; null for a built-in one, whose title and source come from the catalogues. */
  readonly title: string | null;
  /** Where the rule comes from. */
  readonly source: string | null;
  readonly provisional: boolean;
  readonly basis: LeverageBasis;
  readonly status: LeverageCell['status'];
  readonly parts: readonly PartStatement[];
  /** True where publishers reported any of it. */
  readonly reported: boolean;
  /** True where any of it is synthetic. */
  readonly synthetic: boolean;
  /** `date` is null where the day of the money is unknown. */
  readonly missingRates: readonly { readonly pair: string; readonly date: string | null }[];
  readonly rates: readonly {
    readonly pair: string;
    readonly rate: string;
    readonly date: string;
    readonly source: string;
    readonly eventId: string;
  }[];
  /** Money that the method would have counted, and why it does not. */
  readonly leftOut: readonly {
    readonly eventId: string;
    readonly amount: string;
    readonly currency: string;
    readonly why: LeftOutWhy;
  }[];
}

/** Decimals of a printed ratio. */
export const RATIO_DECIMALS = 4;

export function cellStatement(cell: LeverageCell, currency: string, names: Names): CellStatement {
  const { method, basis, status, parts, missing, rates, leftOut } = cell;
  const { id, version, provisional } = method;
  const { title, source } = isBuiltIn(method) ? { title: null, source: null } : method;
  return {
    method: id,
    version,
    title,
    source,
    provisional,
    basis,
    status,
    parts: parts.map((part) => partStatement(part, currency, names)).toSorted((left, right) => byName(left, right)),
    reported: has(parts, ({ origin }) => origin === 'reported'),
    synthetic: has(parts, ({ synthetic }) => synthetic === true),
    missingRates: missing,
    rates: rates.map(({ pair, rate, date, source, by }) => ({ pair, rate, date, source, eventId: by.eventId })),
    leftOut: leftOut.map(({ money: { flow }, why }) => ({
      eventId: flow.eventId,
      amount: formatMoney(flow.amount),
      currency: flow.amount.currency,
      why,
    })),
  };
}

const isBuiltIn = ({ id, version }: Method): boolean =>
  builtInMethods.some((method) => method.id === id && method.version === version);

/** Parts keep the order of the method; the organisations of an attribution follow, by name. */
const byName = (left: PartStatement, right: PartStatement): number => {
  const [whose, other] = [left, right].map(({ organisation }) => organisation !== undefined);
  if (whose !== other) return whose === true ? 1 : -1;
  if (whose !== true || left.name === right.name) return 0;
  return left.name < right.name ? -1 : 1;
};

const has = (parts: readonly FigurePart[], is: (flow: Flow) => boolean): boolean =>
  parts.some(({ numerator, denominator }) =>
    [numerator, denominator].some(({ lines }) => lines.some(({ money }) => is(money.flow))),
  );

function partStatement(part: FigurePart, currency: string, names: Names): PartStatement {
  const { kind, name, organisation, ratio, amount, shown, numerator, denominator } = part;
  const cut = [numerator, denominator].some(({ count, lines }) => count > lines.length);
  return {
    kind,
    name: organisation === null ? name : names.organisation(organisation),
    ...(organisation === null ? {} : { organisation }),
    ratio: ratio === null ? null : decimalText(ratio, RATIO_DECIMALS),
    fraction: ratio === null ? null : fractionText(ratio),
    amount: formatMoney(moneyOf(shown ?? rounded(amount), currency)),
    numerator: numerator.lines.map((line) => lineStatement(line, currency)),
    denominator: denominator.lines.map((line) => lineStatement(line, currency)),
    ...(cut ? { of: { numerator: numerator.count, denominator: denominator.count } } : {}),
  };
}

const inMajorUnits = (units: Rational, currency: string): string => formatMoney(moneyOf(rounded(units), currency));

function lineStatement({ money, units }: FigureLine, currency: string): LineStatement {
  const { flow, rate } = money;
  return {
    eventId: flow.eventId,
    amount: inMajorUnits(units, currency),
    ...(rate === null
      ? {}
      : {
          converted: {
            amount: formatMoney(flow.amount),
            currency: flow.amount.currency,
            rate: rate.by.eventId,
          },
        }),
    ...(flow.origin === 'reported' ? { reported: true as const } : {}),
    ...(flow.synthetic === true ? { synthetic: true as const } : {}),
  };
}
