import { rational, times } from '../../rational.ts';
import type { RatioPart, ThemesPart } from '../method/definition.ts';
import { linesOf, ratioOf, unitsOf, type FigurePart } from './part.ts';
import type { Selector } from './select.ts';

export function ratioPart({ name, over, under }: RatioPart, selector: Selector, atMost: number): FigurePart {
  const [above, below] = [selector.select(over), selector.select(under)];
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

/** One part per theme, in alphabetical order, as a share of all. */
export function themeParts({ of }: ThemesPart, selector: Selector, atMost: number): readonly FigurePart[] {
  const all = selector.select(of);
  const themed = all.flatMap((flow) => {
    const { theme } = flow.money.promise.finance;
    return theme === undefined ? [] : [{ theme, flow }];
  });
  const total = unitsOf(all);
  return [...Map.groupBy(themed, ({ theme }) => theme)]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, each]) => {
      const flows = each.map(({ flow }) => flow);
      const amount = unitsOf(flows);
      return {
        kind: 'theme',
        name,
        organisation: null,
        amount,
        ratio: total.over === 0n ? rational(0n) : ratioOf(amount, total),
        numerator: linesOf(flows, atMost),
        denominator: linesOf(all, atMost),
      };
    });
}
