import {
  awaitedSignatory,
  type PartnershipOverview,
  type PersonalReading,
  type Readable,
  type ReadableContribution,
} from '@pacta/ledger';
import { figureOf, type Figure, type Term } from '../figures/figure.ts';
import { sumOfQuantities } from '../figures/quantity-sum.ts';
import type { Names } from '../names/names.ts';
import type { Party } from './commitments.ts';
import { datesOf, type Dates } from './head.ts';

/** The newest valuation: at cost, and the part that counts under the rule. */
export interface ValuationStatement extends Dates {
  readonly method: 'fr-skills' | 'at-cost';
  readonly gross: Figure;
  readonly capped: Figure;
  /** The rule that it was made under; null where nothing is capped. */
  readonly rule: { readonly version: number; readonly reading: string; readonly events: readonly string[] } | null;
  readonly note: string | null;
}

/** Members of both kinds of contribution. */
interface Given extends Dates {
  readonly id: string;
  readonly provider: Party;
  readonly receiver: Party;
  /** Both sides have signed. */
  readonly counts: boolean;
  /** The parties whose signature is missing. */
  readonly awaits: Party | null;
  readonly valuation: ValuationStatement | null;
  readonly synthetic: boolean;
  readonly events: readonly string[];
}

export interface ContributionStatement extends Given {
  readonly person: PersonalReading;
  readonly skill: string;
  readonly days: string;
  readonly period: string | null;
  readonly dates: readonly { readonly date: string; readonly hours?: string | undefined }[];
  readonly agreement: string | null;
  /** When it was agreed, and for which days; null where not recorded. */
  readonly agreed: { readonly signedOn: string; readonly first: string; readonly last: string } | null;
}

export interface GoodsStatement extends Given {
  readonly description: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly givenOn: string;
}

/** Days and goods given; separate from money. */
export interface InKindStatement {
  readonly contributions: readonly ContributionStatement[];
  readonly goods: readonly GoodsStatement[];
  /** Days signed by both sides, and days that await a signature. */
  readonly counted: { readonly days: string; readonly events: readonly string[] };
  readonly awaiting: { readonly days: string; readonly events: readonly string[] };
  /** What is valued and signed by both sides, per currency. */
  readonly value: readonly { readonly currency: string; readonly gross: Figure; readonly capped: Figure }[];
}

type Contribution = Readable<ReadableContribution>;

/** What a statement is made with, besides the register. */
export interface InKindContext {
  readonly names: Names;
  readonly synthetic: boolean;
  readonly rules: PartnershipOverview['valuationRules'];
}

export function contributionStatement(
  register: Contribution,
  context: InKindContext,
): readonly ContributionStatement[] {
  const { logged } = register;
  if (logged === null) return [];
  const { skill, days, period, dates, agreement, agreed, person } = logged;
  return [{ ...given(register, logged, context), person, skill, days, period, dates, agreement, agreed }];
}

export function goodsStatement(register: Contribution, context: InKindContext): readonly GoodsStatement[] {
  const { goods } = register;
  if (goods === null) return [];
  const { description, quantity, unit, givenOn } = goods;
  return [{ ...given(register, goods, context), description, quantity, unit, givenOn }];
}

function given(
  register: Contribution,
  first: NonNullable<Contribution['logged'] | Contribution['goods']>,
  { names, synthetic: allSynthetic, rules }: InKindContext,
): Given {
  const party = (id: string): Party => ({ id, name: names.organisation(id) });
  const { id, counts, countersignatures } = register;
  const awaited = counts ? null : awaitedSignatory(register);
  const synthetic = allSynthetic || first.synthetic;
  return {
    id,
    provider: party(first.provider),
    receiver: party(first.receiver),
    counts,
    awaits: awaited === null ? null : party(awaited),
    valuation: valuationStatement(register, rules, synthetic),
    synthetic,
    ...datesOf(first.by),
    events: [first.by.eventId, ...countersignatures.map((signature) => signature.by.eventId)],
  };
}

function valuationStatement(
  { valuations }: Contribution,
  rules: InKindContext['rules'],
  synthetic: boolean,
): ValuationStatement | null {
  const newest = valuations.at(-1);
  if (newest === undefined) return null;
  const { method, ruleVersion, gross, capped, note, by } = newest;
  const figure = (amount: Term['amount']): Figure =>
    figureOf(amount.currency, [{ amount, eventId: by.eventId, synthetic }]);
  const rule = rules.find(({ version }) => version === ruleVersion);
  return {
    method,
    gross: figure(gross),
    capped: figure(capped),
    rule: rule === undefined ? null : { version: rule.version, reading: rule.reading, events: [rule.by.eventId] },
    note,
    ...datesOf(by),
  };
}

/** The terms of what is valued and counts, by currency. */
function valueOf(registers: readonly Contribution[], synthetic: boolean): InKindStatement['value'] {
  const counted = registers.flatMap(({ counts, valuations, logged, goods }) => {
    const newest = counts ? valuations.at(-1) : undefined;
    const madeUp = synthetic || (logged ?? goods)?.synthetic === true;
    return newest === undefined ? [] : [{ ...newest, synthetic: madeUp }];
  });
  const terms = (which: 'gross' | 'capped'): readonly Term[] =>
    counted.map((each) => ({ amount: each[which], eventId: each.by.eventId, synthetic: each.synthetic }));
  return [...new Set(counted.map(({ gross }) => gross.currency))].toSorted().map((currency) => ({
    currency,
    gross: figureOf(currency, terms('gross')),
    capped: figureOf(currency, terms('capped')),
  }));
}

/** `events` of a number of days are the logged ones, whose days add up to it. */
export function inKind(registers: readonly Contribution[], context: InKindContext): InKindStatement {
  const contributions = registers.flatMap((register) => contributionStatement(register, context));
  const days = (some: readonly ContributionStatement[]) => ({
    days: sumOfQuantities(some.map((each) => each.days)),
    events: some.flatMap((each) => each.events.slice(0, 1)),
  });
  return {
    contributions,
    goods: registers.flatMap((register) => goodsStatement(register, context)),
    counted: days(contributions.filter((each) => each.counts)),
    awaiting: days(contributions.filter((each) => !each.counts)),
    value: valueOf(registers, context.synthetic),
  };
}
