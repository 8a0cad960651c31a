import {
  decimalText,
  dividedBy,
  formatMoney,
  leverageOf,
  plus,
  ZERO,
  type ContributionRegister,
  type FigureLine,
  type LeverageBasis,
  type LeverageRegister,
  type LeverageSource,
  type Rational,
} from '@pacta/ledger';
import { figuresOf, type Figure, type Term } from '../figures/figure.ts';
import { sumOfQuantities } from '../figures/quantity-sum.ts';
import type { Names } from '../names/names.ts';
import type { MoneyBack } from './money-back.ts';

interface Party {
  readonly id: string;
  readonly name: string;
}

/** Shown with leverage and never added to it. */
export interface NeverAdded {
  /** What both sides signed for: days, goods, and what dated rules valued of them, a sum per currency. */
  readonly inKind: {
    readonly days: string;
    readonly goods: number;
    readonly valued: readonly Figure[];
    readonly events: readonly string[];
  };
  readonly avoidedCosts: readonly {
    readonly amount: string;
    readonly currency: string;
    readonly description: string;
    readonly evidence: string;
    readonly assertedBy: Party;
    readonly eventId: string;
  }[];
  /** Money from other sources than the anchor, as a share of all money, at the end of each quarter. */
  readonly autonomy: readonly {
    readonly until: string;
    readonly committed: string | null;
    readonly disbursed: string | null;
  }[];
  /** Money that went back to its providers. */
  readonly moneyBack: MoneyBack;
  /** Every statement on causality, in recorded order. */
  readonly causality: readonly {
    readonly kind: 'asserted' | 'contested';
    readonly text: string;
    readonly grounds: string | null;
    readonly by: Party | null;
    /** Null: all private money. */
    readonly commitments: readonly string[] | null;
    readonly eventId: string;
    readonly recordedAt: string;
  }[];
}

export function neverAdded(
  source: LeverageSource,
  register: LeverageRegister,
  { contributions, back }: { readonly contributions: readonly ContributionRegister[]; readonly back: MoneyBack },
  names: Names,
): NeverAdded {
  const party = (id: string): Party => ({ id, name: names.organisation(id) });
  return {
    inKind: inKindGiven(contributions.filter(({ counts }) => counts)),
    avoidedCosts: register.avoidedCosts.map(({ amount, description, evidence, organisation, by }) => ({
      amount: formatMoney(amount),
      currency: amount.currency,
      description,
      evidence,
      assertedBy: party(organisation),
      eventId: by.eventId,
    })),
    autonomy: autonomyOverTime(source),
    moneyBack: back,
    causality: register.causality.map(({ kind, text, grounds, organisation, commitments, by }) => ({
      kind,
      text,
      grounds,
      by: organisation === null ? null : party(organisation),
      commitments,
      eventId: by.eventId,
      recordedAt: by.recordedAt,
    })),
  };
}

function inKindGiven(counted: readonly ContributionRegister[]): NeverAdded['inKind'] {
  const time = counted.flatMap(({ logged }) => logged ?? []);
  const goods = counted.flatMap(({ goods: given }) => given ?? []);
  const terms = counted.flatMap(({ valuations, logged, goods: given }): readonly Term[] => {
    const newest = valuations.at(-1);
    const synthetic = logged?.synthetic === true || given?.synthetic === true;
    return newest === undefined ? [] : [{ amount: newest.capped, eventId: newest.by.eventId, synthetic }];
  });
  const inLogOrder = [...time, ...goods].toSorted((left, right) => left.by.position - right.by.position);
  return {
    days: sumOfQuantities(time.map(({ days }) => days)),
    goods: goods.length,
    valued: figuresOf(terms),
    events: inLogOrder.map(({ by }) => by.eventId),
  };
}

/** Number of quarters shown, the last ones. */
const QUARTERS = 40;

function autonomyOverTime(source: LeverageSource): NeverAdded['autonomy'] {
  const days = source.flows.flatMap(({ date }) => date ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const committed = autonomyUntil(source, 'committed');
  const disbursed = autonomyUntil(source, 'disbursed');
  return quarterEnds(first, last)
    .map((until) => ({ until, committed: committed(until), disbursed: disbursed(until) }))
    .slice(-QUARTERS);
}

/** Called with ascending days: adds up the flows of the cell as their days come. */
function autonomyUntil(source: LeverageSource, basis: LeverageBasis): (day: string) => string | null {
  const [part] = leverageOf(source, { method: 'autonomy', basis })[0]?.parts ?? [];
  const growing = (lines: readonly FigureLine[] = []): ((day: string) => Rational) => {
    const byDay = lines
      .flatMap(({ money, units }) => (money.flow.date === null ? [] : [{ on: money.flow.date, units }]))
      .toSorted((left, right) => (left.on < right.on ? -1 : 1));
    let [next, sum] = [0, ZERO];
    return (day) => {
      for (; (byDay[next]?.on ?? '~') <= day; next += 1) sum = plus(sum, byDay[next]?.units ?? ZERO);
      return sum;
    };
  };
  const [others, all] = [growing(part?.numerator.lines), growing(part?.denominator.lines)];
  return (day) => {
    const [over, under] = [others(day), all(day)];
    return under.over > 0n ? decimalText(dividedBy(over, under), 4) : null;
  };
}

const ENDS = ['03-31', '06-30', '09-30', '12-31'];

/** The last days of the quarters from that of `first` to that of `last`. */
function quarterEnds(first: string, last: string): readonly string[] {
  const ends: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1)
    for (const end of ENDS) ends.push(`${String(year).padStart(4, '0')}-${end}`);
  const from = ends.findIndex((end) => end >= first);
  const to = ends.findIndex((end) => end >= last);
  return ends.slice(from, to + 1);
}
