import {
  decimalText,
  exchangeFrom,
  leverageOf,
  methodsInForce,
  rational,
  rounded,
  type AnchorEntry,
  type CausalityEntry,
  type CellChoice,
  type FinanceTerms,
  type Flow,
  type FlowBasis,
  type Instrument,
  type LeverageSource,
  type Sector,
} from '../src/index.ts';

/** One promise of a case. Sums are whole euros. */
export interface CasePromise {
  readonly id: string;
  readonly from: string;
  readonly sector?: Sector | null;
  readonly to?: string;
  readonly amount: number;
  readonly instrument?: Instrument;
  readonly finance?: FinanceTerms;
  readonly source?: string;
  readonly currency?: string;
  readonly date?: string;
  readonly bases?: readonly FlowBasis[];
  readonly origin?: Flow['origin'];
}

const BASES: readonly FlowBasis[] = ['pledged', 'committed', 'disbursed', 'received'];

/** The flows of a promise, on all bases unless it names some: events `<id>-<basis>`. */
export const flowsOfPromise = ({
  id,
  from,
  sector = 'private',
  to = 'project',
  amount,
  instrument = 'grant',
  finance = {},
  source,
  currency = 'EUR',
  date = '2026-03-02',
  bases = BASES,
  origin = 'first-hand',
}: CasePromise): readonly Flow[] =>
  bases.map((basis) => ({
    eventId: `${id}-${basis}`,
    events: [`${id}-${basis}`],
    origin,
    basis,
    partnershipId: 'partnership',
    commitment: id,
    provider: { organisation: from, sector },
    receiver: { organisation: to, sector: 'voluntary' },
    instrument,
    amount: { amount: String(amount * 100), currency },
    date,
    source: source ?? null,
    finance,
  }));

const BY = {
  eventId: 'e',
  position: 0,
  type: 't',
  actor: 'a',
  recordedAt: '2026-01-01T00:00:00.000Z',
  effectiveOn: null,
};

export const anchorOf = (...commitments: string[]): AnchorEntry => ({
  commitments,
  provider: null,
  name: null,
  lenders: null,
  finalRecipients: null,
  decisionId: null,
  by: BY,
});

export const word = (given: Partial<CausalityEntry> = {}): CausalityEntry => ({
  kind: 'asserted',
  text: 'It would not have come otherwise.',
  organisation: 'funder',
  grounds: null,
  assertion: null,
  commitments: null,
  documentHash: null,
  by: BY,
  ...given,
});

/** A case in euros, with causality asserted for everything and the built-in methods. */
export function caseOf(
  anchor: readonly string[],
  promises: readonly CasePromise[],
  more: Partial<LeverageSource> = {},
): LeverageSource {
  return {
    anchor: anchorOf(...anchor),
    causality: [word()],
    flows: promises.flatMap(flowsOfPromise),
    methods: methodsInForce(undefined),
    exchange: exchangeFrom([]),
    currency: 'EUR',
    ...more,
  };
}

/** One cell; parts as `name → [ratio with four decimals, euros]`. */
export function cell(source: LeverageSource, method: string, basis: CellChoice['basis'] = 'committed') {
  const [found] = leverageOf(source, { method, basis: basis ?? 'committed' });
  if (found === undefined) throw new Error(`no method ${method}`);
  const figures = Object.fromEntries(
    found.parts.map(({ name, ratio, amount, shown }) => [
      name,
      [
        ratio === null ? null : decimalText(ratio, 4),
        decimalText(rational(shown ?? rounded(amount), 100n), 2).replace(/\.00$/, ''),
      ],
    ]),
  );
  return { ...found, figures };
}
