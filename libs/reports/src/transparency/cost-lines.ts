import { CONFIDENTIALITY_CLASSES, type ConfidentialityClass, type CostLineEntry, type Money } from '@pacta/ledger';
import { figureOf, type Figure, type Term } from '../figures/figure.ts';
import { isWithheld, readField, type Reader, type Withheld } from './reader.ts';

/** How many lines a reader does not see, and why. */
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
  /** How the amount was arrived at; null where nobody said. */
  readonly basis: string | Withheld | null;
  readonly allocationKey: string | null;
  readonly synthetic: boolean;
  /** Which event disclosed it, read or not. */
  readonly events: readonly string[];
}

/** A line, and the amount behind it where this reader may use it in a sum. */
export interface ReadLine {
  readonly entry: CostLineEntry;
  readonly reading: { readonly value: Money } | Withheld;
  readonly synthetic: boolean;
}

export interface ReadingContext {
  readonly reader: Reader;
  readonly discloser: string;
  readonly currency: string;
  /** The whole disclosure, or the whole partnership, is made up. */
  readonly synthetic: boolean;
}

export const readLines = (lines: readonly CostLineEntry[], context: ReadingContext): readonly ReadLine[] =>
  lines.map((entry) => ({
    entry,
    reading:
      context.reader.levelFor(context) === 'price'
        ? tooMuch(entry)
        : readField(context.reader, context.discloser, amountOf(entry)),
    synthetic: context.synthetic || entry.synthetic,
  }));

const tooMuch = (entry: CostLineEntry): Withheld => ({ withheld: entry.class, why: 'level' });

const amountOf = (entry: CostLineEntry) => ({ class: entry.class, value: entry.amount });

export const termsOfLines = (lines: readonly ReadLine[]): readonly Term[] =>
  lines.flatMap(({ entry, reading, synthetic }) =>
    isWithheld(reading) ? [] : [{ amount: reading.value, eventId: entry.by.eventId, synthetic }],
  );

/** Withheld lines by class and reason, in the order of the classes. */
export function withheldCounts(lines: readonly ReadLine[]): readonly WithheldCount[] {
  const counts = new Map<string, WithheldCount>();
  for (const { reading } of lines) {
    if (!isWithheld(reading)) continue;
    const key = `${reading.withheld} ${reading.why}`;
    counts.set(key, { ...reading, lines: (counts.get(key)?.lines ?? 0) + 1 });
  }
  const rank = ({ withheld }: Withheld): number => CONFIDENTIALITY_CLASSES.indexOf(withheld);
  return [...counts.values()].toSorted((left, right) => rank(left) - rank(right));
}

export function lineStatement({ entry, reading, synthetic }: ReadLine, context: ReadingContext): LineStatement {
  const { by, basis, ...line } = entry;
  const read =
    basis === null ? null : readField(context.reader, context.discloser, { class: entry.class, value: basis });
  return {
    ...line,
    amount: isWithheld(reading)
      ? reading
      : figureOf(reading.value.currency, [{ amount: reading.value, eventId: by.eventId, synthetic }]),
    basis: read === null || isWithheld(read) ? read : read.value,
    synthetic,
    events: [by.eventId],
  };
}
