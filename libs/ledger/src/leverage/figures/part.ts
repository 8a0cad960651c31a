import { dividedBy, sumOf, type Rational } from '../../rational.ts';
import type { CountedMoney } from './money.ts';
import type { Taken } from './select.ts';

/** One flow in a figure, with what of it counts there. */
export interface FigureLine {
  readonly money: CountedMoney;
  readonly units: Rational;
}

/** The flows that make a sum: how many, and as many of them as were asked for. */
export interface FigureLines {
  readonly count: number;
  readonly lines: readonly FigureLine[];
}

/** One figure of a cell. Sums are minor units of the report's currency, exact. */
export interface FigurePart {
  readonly kind: 'ratio' | 'product' | 'theme' | 'attribution';
  /** A word of the method, a theme, or the id of the organisation that takes a share. */
  readonly name: string;
  readonly organisation: string | null;
  readonly amount: Rational;
  /** The amount in whole minor units; parts of one attribution are rounded together, so that they add up. */
  readonly shown?: bigint;
  /** Null where nothing stands below the line. */
  readonly ratio: Rational | null;
  readonly numerator: FigureLines;
  readonly denominator: FigureLines;
}

export const unitsOf = (taken: readonly Taken[]): Rational => sumOf(taken.map(({ units }) => units));

/** Null where there is nothing, or less than nothing, to divide by. */
export const ratioOf = (over: Rational, under: Rational): Rational | null =>
  under.over > 0n ? dividedBy(over, under) : null;

export const linesOf = (taken: readonly Taken[], atMost: number): FigureLines => ({
  count: taken.length,
  lines: taken.slice(0, atMost),
});
