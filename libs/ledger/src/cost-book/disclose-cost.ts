import { refuseOtherCurrency, moneyText } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { compareMoney, sumMoney, type Money } from '../money.ts';
import { refuseUnlessOpen, refuseUnlessPartner } from '../partnership/preconditions.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { CONFIDENTIALITY_CLASSES, type ConfidentialityClass } from '../sealable.ts';
import type { DiscloseCost } from './commands.ts';
import { chunksOf } from './line-chunks.ts';
import { refuseFigures, refuseLines } from './line-rules.ts';
import { refuseUnlessAgreed } from './preconditions.ts';
import type { CostBookDecided } from './events.ts';
import type { CostBookFacts, CostBookState } from './state.ts';

/** One append opens a disclosure, records its lines and closes it. A disclosure that is not closed does not count. */
export function discloseCost(
  { data }: Command<string, DiscloseCost>,
  state: CostBookState,
  { partnership }: CostBookFacts,
): readonly CostBookDecided[] | Refusal {
  const refusal =
    refuseUnlessAgreed(state) ??
    refuseUnlessOpen(partnership) ??
    refuseUnlessPartner(partnership, state.discloser, '/disclosure') ??
    refuseRepeat(data, state) ??
    refuseFigures(data, state) ??
    refuseLines(data, state);
  if (refusal) return refusal;

  const { lines, total: stated, ...opening } = data;
  const { disclosure } = opening;
  const sum = sumMoney(
    lines.map(({ amount }) => amount),
    state.currency,
  );
  return (
    refuseTotal(stated, sum) ?? [
      { type: 'DisclosureOpened.v1', data: opening },
      ...chunksOf(lines).map(
        (chunk) => ({ type: 'CostLinesDisclosed.v1', data: { disclosure, lines: chunk } }) as const,
      ),
      {
        type: 'DisclosureClosed.v1',
        data: {
          disclosure,
          count: lines.length,
          total: { class: strictest(lines.map((line) => line.class)), amount: sum },
        },
      },
    ]
  );
}

/**
 * The total takes the strictest class of its lines: otherwise a reader could subtract the lines they may read from it.
 */
function strictest(classes: readonly ConfidentialityClass[]): ConfidentialityClass {
  return CONFIDENTIALITY_CLASSES.findLast((candidate) => classes.includes(candidate)) ?? 'discloser-only';
}

function refuseRepeat({ disclosure }: DiscloseCost, { disclosures }: CostBookState): Refusal | undefined {
  if (!disclosures.has(disclosure)) return undefined;
  return refuse(
    'disclosure-repeated',
    `The book already has a disclosure ${disclosure}.`,
    'Give this one another name; what is wrong in the earlier one is restated, not disclosed again.',
    '/disclosure',
  );
}

function refuseTotal(stated: Money | undefined, sum: Money): Refusal | undefined {
  if (stated === undefined) return undefined;
  const refusal = refuseOtherCurrency(stated, sum.currency, '/total/currency');
  if (refusal || compareMoney(stated, sum) === 0) return refusal;
  return refuse(
    'total-differs',
    `The lines add up to ${moneyText(sum)}, the total stated is ${moneyText(stated)}.`,
    'Correct the lines or the total, or leave the total out.',
    '/total/amount',
  );
}
