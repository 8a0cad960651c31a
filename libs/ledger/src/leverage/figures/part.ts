import { dividedBy, sumOf, type Rational } from '../../rational.ts';
import type { CountedMoney } from './money.ts';
import type { SelectedFlow } from './select.ts';

/** One flow in a figure, with the part of it that counts there. */
export interface FigureLine {
  readonly money: CountedMoney;
  readonly units: Rational;
}

/** The flows of a sum: their number, and at most as many of them as were asked for. */
export interface FigureLines {
  readonly count: number;
  readonly lines: readonly FigureLine[];
}

/** One figure of a cell. Sums are minor units of the report's currency, exact. */
export interface FigurePart {
  readonly kind: 'ratio' | 'product' | 'theme' | 'attribution';
  /** A name that the method gives, a theme, or the id of the organisation that the part is attributed to. */
  readonly name: string;
  readonly organisation: string | null;
  readonly amount: Rational;
  /** The amount in whole minor units; parts of one attribution are rounded together, so that they add up. */
  readonly shown?: bigint;
  /** Null where there is no denominator. */
  readonly ratio: Rational | null;
  readonly numerator: FigureLines;
  readonly denominator: FigureLines;
}

export const unitsOf = (flows: readonly SelectedFlow[]): Rational => sumOf(flows.map(({ units }) => units));

/** Null where the denominator is zero or negative. */
export const ratioOf = (over: Rational, under: Rational): Rational | null =>
  under.over > 0n ? dividedBy(over, under) : null;

export const linesOf = (flows: readonly SelectedFlow[], atMost: number): FigureLines => ({
  count: flows.length,
  lines: flows.slice(0, atMost),
});
