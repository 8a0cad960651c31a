import { rational, times } from '../../rational.ts';
import type { RatioPart, ThemesPart } from '../method/definition.ts';
import { linesOf, ratioOf, unitsOf, type FigurePart } from './part.ts';
import type { Selector, Taken } from './select.ts';

export function ratioPart({ name, over, under }: RatioPart, select: Selector, atMost: number): FigurePart {
  const [above, below] = [select.take(over), select.take(under)];
  const amount = unitsOf(above);
  return {
    kind: 'ratio',
    name,
    organisation: null,
    amount,
    ratio: ratioOf(amount, unitsOf(below)),
    numerator: linesOf(above, atMost),
    denominator: linesOf(below, atMost),
  };
}

/** The product of two ratios: from the first one's denominator to the last one's numerator. */
export function productPart(name: string, [first, last]: readonly [FigurePart, FigurePart]): FigurePart {
  const ratio = first.ratio === null || last.ratio === null ? null : times(first.ratio, last.ratio);
  const { amount, numerator } = last;
  return { kind: 'product', name, organisation: null, amount, ratio, numerator, denominator: first.denominator };
}

/** One part for each theme, in the order of the alphabet, as a share of all. */
export function themeParts({ of }: ThemesPart, select: Selector, atMost: number): readonly FigurePart[] {
  const all = select.take(of);
  const byTheme = new Map<string, Taken[]>();
  for (const taken of all) {
    const { theme } = taken.money.promise.finance;
    if (theme !== undefined) byTheme.set(theme, [...(byTheme.get(theme) ?? []), taken]);
  }
  const total = unitsOf(all);
  return [...byTheme]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, taken]) => {
      const amount = unitsOf(taken);
      return {
        kind: 'theme',
        name,
        organisation: null,
        amount,
        ratio: total.over === 0n ? rational(0n) : ratioOf(amount, total),
        numerator: linesOf(taken, atMost),
        denominator: linesOf(all, atMost),
      };
    });
}
