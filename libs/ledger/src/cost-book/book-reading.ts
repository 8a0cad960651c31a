import type { FieldReader } from '../access/field-reader.ts';
import { isWithheld, type Withheld } from '../access/readable.ts';
import { READING_LEVELS, type ReadingLevel } from '../access/reading.ts';
import { minorUnits, moneyOf, type Money } from '../money.ts';
import { CONFIDENTIALITY_CLASSES, isSealed, type ConfidentialityClass, type Sealable } from '../sealable.ts';
import type { CostLineEntry } from './cost-register.entries.ts';
import type { ClassedMoney } from './events.ts';

/** A sum with its class; withheld where the reader may not read it. */
export interface ReadableMoney {
  readonly class: ConfidentialityClass;
  readonly amount: Money | Withheld;
}

/** Sum of lines for a reader who may see categories but not each line. */
export interface ReadableSum {
  /** Number of lines, read or not. */
  readonly lines: number;
  /** Sum of the lines read; null where none is. */
  readonly amount: Money | null;
  /** Event ids of the lines read, and how many of these lines are synthetic. */
  readonly events: readonly string[];
  readonly synthetic: number;
  /** Lines that are not in the amount, by class and reason, in the order of the classes. */
  readonly withheld: readonly (Withheld & { readonly lines: number })[];
}

/** Reads the fields of one book for one reader. What a level and a class allow is decided once for all fields. */
export class BookReading {
  readonly #reader: FieldReader;
  readonly #discloser: string | undefined;
  readonly #verdicts: Readonly<Record<ReadingLevel, Map<ConfidentialityClass, Withheld | null>>>;

  constructor(reader: FieldReader, discloser: string | undefined) {
    this.#reader = reader;
    this.#discloser = discloser;
    this.#verdicts = { price: new Map(), categories: new Map(), lines: new Map(), evidence: new Map() };
  }

  /** The most detailed level that the reader reaches in the book. */
  get level(): ReadingLevel {
    return READING_LEVELS.findLast((level) => this.#mayRead(level, 'public')) ?? 'price';
  }

  /** One field: its value, or why it is withheld. `class` is reported before `level`. */
  read<Value>(level: ReadingLevel, of: ConfidentialityClass, value: Sealable<Value>): Value | Withheld {
    const verdicts = this.#verdicts[level];
    let withheld = verdicts.get(of);
    if (withheld === undefined) verdicts.set(of, (withheld = this.#verdict(level, of)));
    if (withheld !== null) return withheld;
    if (!isSealed(value)) return value;
    const opened = this.#reader.open(value);
    return opened === undefined ? { withheld: of, why: 'sealed' } : (opened as Value);
  }

  money(level: ReadingLevel, field: ClassedMoney | null): ReadableMoney | null {
    return field && { class: field.class, amount: this.read<Money>(level, field.class, field.amount) };
  }

  sum(lines: readonly CostLineEntry[]): ReadableSum {
    const events: string[] = [];
    const withheld = new Map<string, Withheld & { readonly lines: number }>();
    let currency: string | undefined;
    let units = 0n;
    let synthetic = 0;
    for (const line of lines) {
      const amount = this.read<Money>('categories', line.class, line.amount);
      if (isWithheld(amount)) {
        const key = `${amount.withheld} ${amount.why}`;
        withheld.set(key, { ...amount, lines: (withheld.get(key)?.lines ?? 0) + 1 });
        continue;
      }
      // `discloseCost` ensures one currency per book.
      currency ??= amount.currency;
      units += minorUnits(amount);
      events.push(line.by.eventId);
      if (line.synthetic) synthetic += 1;
    }
    const rank = (each: Withheld): number => CONFIDENTIALITY_CLASSES.indexOf(each.withheld);
    return {
      lines: lines.length,
      amount: currency === undefined ? null : moneyOf(units, currency),
      events,
      synthetic,
      withheld: [...withheld.values()].toSorted((left, right) => rank(left) - rank(right)),
    };
  }

  #mayRead(level: ReadingLevel, of: ConfidentialityClass): boolean {
    return this.#reader.mayRead({ level, class: of, discloser: this.#discloser });
  }

  #verdict(level: ReadingLevel, of: ConfidentialityClass): Withheld | null {
    if (!this.#mayRead('price', of)) return { withheld: of, why: 'class' };
    return this.#mayRead(level, of) ? null : { withheld: of, why: 'level' };
  }
}
