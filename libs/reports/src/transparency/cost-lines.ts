import {
  isWithheld,
  type ConfidentialityClass,
  type CostLineEntry,
  type ReadableLine,
  type Withheld,
} from '@pacta/ledger';
import { figureOfOne, type Figure } from '../figures/figure.ts';

/** How many lines are hidden from the reader, and why. */
export interface WithheldCount extends Withheld {
  readonly lines: number;
}

export interface LineStatement {
  readonly line: string;
  readonly stage: string;
  readonly kind: CostLineEntry['kind'];
  readonly label: string;
  readonly class: ConfidentialityClass;
  readonly amount: Figure | Withheld;
  /** The method behind the amount; null where none was recorded. */
  readonly basis: string | Withheld | null;
  readonly allocationKey: string | null;
  readonly synthetic: boolean;
  /** The event that disclosed it, readable or not. */
  readonly events: readonly string[];
}

/** `allSynthetic`: the whole disclosure, or the whole partnership, is synthetic. */
export function lineStatement({ by, amount, ...line }: ReadableLine, allSynthetic: boolean): LineStatement {
  const synthetic = allSynthetic || line.synthetic;
  return {
    ...line,
    amount: isWithheld(amount) ? amount : figureOfOne({ amount, eventId: by.eventId, synthetic }),
    synthetic,
    events: [by.eventId],
  };
}
