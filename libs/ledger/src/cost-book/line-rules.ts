import { refuseNegative, refuseOtherCurrency } from '../amount-rules.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { DiscloseCost, StatedLine } from './commands.ts';
import type { CostBookState } from './state.ts';
import { costBookBounds } from './bounds.ts';

/**
 * Price and revenue: in the book's currency, not negative, and of one class where one could be computed from the other.
 */
export function refuseFigures({ price, revenue, volume }: DiscloseCost, { currency }: CostBookState) {
  for (const [name, figure] of Object.entries({ price, revenue })) {
    if (figure === undefined) continue;
    const refusal =
      refuseOtherCurrency(figure.amount, currency, `/${name}/amount/currency`) ??
      refuseNegative(figure.amount, `/${name}/amount/amount`);
    if (refusal) return refusal;
  }
  if (!price || !revenue || volume === undefined || price.class === revenue.class) return undefined;
  return refuse(
    'class-would-reveal',
    `The price is ${price.class} and the revenue ${revenue.class}, but with the volume each one tells the other.`,
    'Give both the same class, or leave one of the three out.',
    '/revenue/class',
  );
}

export function refuseLines({ lines }: DiscloseCost, state: CostBookState): Refusal | undefined {
  if (lines.length < costBookBounds.lines.min)
    return refuse('no-lines', 'The disclosure has no line.', 'Give at least one.', '/lines');
  if (lines.length > costBookBounds.lines.max)
    return refuse(
      'too-many-lines',
      `The disclosure has ${lines.length} lines; ${costBookBounds.lines.max} is the most.`,
      'Split it, for example by stage.',
      '/lines',
    );
  const seen = new Set<string>();
  for (const [index, cost] of lines.entries()) {
    const at = `/lines/${index}`;
    if (seen.has(cost.line))
      return refuse(
        'line-repeated',
        `The line ${cost.line} stands twice.`,
        'Give each line an id of its own.',
        `${at}/line`,
      );
    seen.add(cost.line);
    const refusal = refuseLine(cost, state, at);
    if (refusal) return refusal;
  }
  return undefined;
}

function refuseLine({ stage, amount, ...cost }: StatedLine, state: CostBookState, at: string): Refusal | undefined {
  if (!state.stages.has(stage))
    return refuse(
      'stage-unknown',
      `The template has no stage ${stage}.`,
      `Use one of: ${[...state.stages].join(', ')}.`,
      `${at}/stage`,
    );
  return (
    refuseOtherCurrency(amount, state.currency, `${at}/amount/currency`) ??
    refuseNegative(amount, `${at}/amount/amount`) ??
    refuseAllocation(cost, state, at)
  );
}

/** A common cost names an allocation key that was agreed before. */
function refuseAllocation(
  { kind, allocationKey: used, line }: Pick<StatedLine, 'kind' | 'allocationKey' | 'line'>,
  { allocationKeys }: CostBookState,
  at: string,
): Refusal | undefined {
  const agreed = `Use one of: ${[...allocationKeys].join(', ') || 'none is agreed yet'}.`;
  if (used === undefined)
    return kind === 'direct'
      ? undefined
      : refuse(
          'allocation-key-needed',
          `The line ${line} is a common cost without an allocation key.`,
          agreed,
          `${at}/allocationKey`,
        );
  if (allocationKeys.has(used)) return undefined;
  return refuse('allocation-key-unknown', `The template has no allocation key ${used}.`, agreed, `${at}/allocationKey`);
}
