import { formatMoney, moneyOf, undoesPayment, type CommitmentMoney, type MoveBasis } from '@pacta/ledger';

/** A sum over many commitments. It lists its events only on request: there may be thousands. */
export interface PortfolioFigure {
  /** Exact decimal string in major units. */
  readonly amount: string;
  readonly currency: string;
  readonly eventCount: number;
  readonly events?: readonly string[];
  /** Present where some (`part`) or all of it is synthetic. */
  readonly synthetic?: 'all' | 'part';
}

export const FIGURES = [
  'pledged',
  'committed',
  'disbursed',
  'called',
  'received',
  'reconciled',
  'repaid',
  'returned',
  'interest',
  'pledgedNotSigned',
  'signedNotPaid',
  'paidNotReconciled',
  'guaranteed',
] as const;
export type FigureName = (typeof FIGURES)[number];

/** The figures of many commitments in one currency. */
export type PortfolioSums = { readonly commitments: number } & Readonly<Record<FigureName, PortfolioFigure>>;

/** The bases of movements, and what of the repaid came back of a grant. */
type AccountBasis = MoveBasis | 'returned';

/** One commitment by basis: minor units, number of movements, how many of them are synthetic, and number of events. */
export interface Account {
  readonly sums: Readonly<Record<AccountBasis, bigint>>;
  readonly terms: Readonly<Record<AccountBasis, number>>;
  readonly madeUp: Readonly<Record<AccountBasis, number>>;
  readonly eventCounts: Readonly<Record<AccountBasis, number>>;
  readonly signed: boolean;
}

const RETURNED: readonly AccountBasis[] = ['repaid', 'returned'];

/** Made once: a portfolio asks for each of its movements. */
const ONLY: Readonly<Record<MoveBasis, readonly AccountBasis[]>> = {
  pledged: ['pledged'],
  committed: ['committed'],
  disbursed: ['disbursed'],
  called: ['called'],
  received: ['received'],
  reconciled: ['reconciled'],
  repaid: ['repaid'],
  interest: ['interest'],
};

const basesOf = (moved: MoveBasis, { instrument }: CommitmentMoney): readonly AccountBasis[] =>
  moved === 'repaid' && undoesPayment(instrument) ? RETURNED : ONLY[moved];

const nothing = <Value>(value: Value): Record<AccountBasis, Value> => ({
  pledged: value,
  committed: value,
  disbursed: value,
  called: value,
  received: value,
  reconciled: value,
  repaid: value,
  returned: value,
  interest: value,
});

// Memoized by state: a portfolio of ten thousand commitments is requested often, and most are unchanged.
const accounts = new WeakMap<CommitmentMoney, Account>();

export function accountOf(money: CommitmentMoney): Account {
  const known = accounts.get(money);
  if (known !== undefined) return known;
  const [sums, terms, madeUp, eventCounts] = [nothing(0n), nothing(0), nothing(0), nothing(0)];
  const last = nothing('');
  for (const [moved, amount, eventId, , synthetic] of money.moves)
    for (const basis of basesOf(moved, money)) {
      // Movements of one event, such as a reconciliation of several payments, are consecutive.
      if (last[basis] !== eventId) eventCounts[basis] += 1;
      last[basis] = eventId;
      sums[basis] += BigInt(amount);
      terms[basis] += 1;
      if (synthetic) madeUp[basis] += 1;
    }
  const account = { sums, terms, madeUp, eventCounts, signed: terms.committed > 0 };
  accounts.set(money, account);
  return account;
}

/** The movements that a figure adds up, and the sign of each. */
const MADE_OF: Readonly<Record<FigureName, Partial<Record<AccountBasis, 1 | -1>>>> = {
  pledged: { pledged: 1 },
  committed: { committed: 1 },
  disbursed: { disbursed: 1, returned: -1 },
  called: { called: 1 },
  received: { received: 1 },
  reconciled: { reconciled: 1 },
  repaid: { repaid: 1 },
  returned: { returned: 1 },
  interest: { interest: 1 },
  pledgedNotSigned: { pledged: 1 },
  signedNotPaid: { committed: 1, disbursed: -1, returned: 1 },
  paidNotReconciled: { disbursed: 1, called: 1, reconciled: -1 },
  guaranteed: { committed: 1, called: -1 },
};

/** Whether a commitment is part of a figure. A guarantee awaits a call, not a payment. */
const TAKES_PART: Partial<Record<FigureName, (money: CommitmentMoney, signed: boolean) => boolean>> = {
  pledgedNotSigned: ({ cancellation }, signed) => cancellation === null && !signed,
  signedNotPaid: ({ instrument }, signed) => instrument !== 'guarantee' && signed,
  guaranteed: ({ instrument }, signed) => instrument === 'guarantee' && signed,
};

const PARTS = Object.fromEntries(FIGURES.map((name) => [name, Object.entries(MADE_OF[name])])) as unknown as Readonly<
  Record<FigureName, readonly (readonly [AccountBasis, 1 | -1])[]>
>;

interface Tally {
  sum: bigint;
  terms: number;
  madeUp: number;
  eventCount: number;
  readonly events: Set<string>;
}

/** Commitments of one currency, added up figure by figure. */
export class Tallies {
  readonly #figures = FIGURES.map((): Tally => ({ sum: 0n, terms: 0, madeUp: 0, eventCount: 0, events: new Set() }));
  readonly #withEvents: boolean;
  #commitments = 0;

  constructor(withEvents: boolean) {
    this.#withEvents = withEvents;
  }

  get commitments(): number {
    return this.#commitments;
  }

  /** `allSynthetic`: the whole partnership is synthetic. */
  add(money: CommitmentMoney, allSynthetic: boolean): void {
    const { sums, terms, madeUp, eventCounts, signed } = accountOf(money);
    this.#commitments += 1;
    for (const [at, name] of FIGURES.entries()) {
      if (!(TAKES_PART[name]?.(money, signed) ?? true)) continue;
      const tally = this.#figures[at] as Tally;
      for (const [basis, sign] of PARTS[name]) {
        if (terms[basis] === 0) continue;
        tally.sum += sign === 1 ? sums[basis] : -sums[basis];
        tally.terms += terms[basis];
        tally.eventCount += eventCounts[basis];
        tally.madeUp += allSynthetic ? terms[basis] : madeUp[basis];
      }
      if (this.#withEvents)
        for (const [moved, , eventId] of money.moves)
          if (basesOf(moved, money).some((basis) => MADE_OF[name][basis] !== undefined)) tally.events.add(eventId);
    }
  }

  /** Adds another sum of the same figures. */
  take(other: Tallies): void {
    this.#commitments += other.#commitments;
    for (const [at, { sum, terms, madeUp, eventCount, events }] of other.#figures.entries()) {
      const tally = this.#figures[at] as Tally;
      tally.sum += sum;
      tally.terms += terms;
      tally.madeUp += madeUp;
      tally.eventCount += eventCount;
      for (const eventId of events) tally.events.add(eventId);
    }
  }

  sums(currency: string): PortfolioSums {
    const figures = FIGURES.map((name, at) => [name, this.#figure(this.#figures[at] as Tally, currency)] as const);
    return { commitments: this.#commitments, ...Object.fromEntries(figures) } as PortfolioSums;
  }

  #figure({ sum, terms, madeUp, eventCount, events }: Tally, currency: string): PortfolioFigure {
    return {
      amount: formatMoney(moneyOf(sum, currency)),
      currency,
      eventCount,
      ...(this.#withEvents ? { events: [...events] } : {}),
      ...(madeUp === 0 ? {} : { synthetic: madeUp === terms ? 'all' : 'part' }),
    };
  }
}
