import {
  awaitedSignatory,
  type ContributionSummary,
  type PartnershipOverview,
  type PersonalReading,
  type Readable,
  type ReadableContribution,
  type Redacted,
} from '@pacta/ledger';
import { figureOf, figureOfOne, type Figure, type Term } from '../figures/figure.ts';
import { sumOfQuantities } from '../figures/quantity-sum.ts';
import type { Names } from '../names/names.ts';
import { LazyList, type Lazy } from '../paging/lazy-list.ts';
import type { AttentionParams } from './attention-codes.ts';
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

/** A contribution for one reader; the person's name is opened where it is shown. */
export type Contribution = Redacted<ContributionSummary, ReadableContribution>;
type Summary = Readable<ContributionSummary>;

/** What a statement is made with, besides the register. */
export interface InKindContext {
  readonly names: Names;
  readonly synthetic: boolean;
  readonly rules: PartnershipOverview['valuationRules'];
}

/** One kind of what was given: time or goods. */
interface GivenAs<Kind> {
  readonly contribution: Contribution;
  readonly of: Kind;
}

const timeIn = (contributions: readonly Contribution[]): readonly GivenAs<NonNullable<Summary['logged']>>[] =>
  contributions.flatMap((contribution) => {
    const { logged } = contribution.summary;
    return logged === null ? [] : [{ contribution, of: logged }];
  });

const goodsIn = (contributions: readonly Contribution[]): readonly GivenAs<NonNullable<Summary['goods']>>[] =>
  contributions.flatMap((contribution) => {
    const { goods } = contribution.summary;
    return goods === null ? [] : [{ contribution, of: goods }];
  });

function contributionStatement(
  { contribution, of }: ReturnType<typeof timeIn>[number],
  context: InKindContext,
): ContributionStatement {
  const { skill, days, period, dates, agreement, agreed } = of;
  const person = contribution.whole().logged?.person ?? { state: 'sealed' };
  return { ...given(contribution.summary, of, context), person, skill, days, period, dates, agreement, agreed };
}

function goodsStatement(
  { contribution, of }: ReturnType<typeof goodsIn>[number],
  context: InKindContext,
): GoodsStatement {
  const { description, quantity, unit, givenOn } = of;
  return { ...given(contribution.summary, of, context), description, quantity, unit, givenOn };
}

function given(
  summary: Summary,
  first: NonNullable<Summary['logged'] | Summary['goods']>,
  { names, synthetic: allSynthetic, rules }: InKindContext,
): Given {
  const party = (id: string): Party => ({ id, name: names.organisation(id) });
  const { id, counts, countersignatures } = summary;
  const awaited = awaitedOf(summary);
  const synthetic = allSynthetic || first.synthetic;
  return {
    id,
    provider: party(first.provider),
    receiver: party(first.receiver),
    counts,
    awaits: awaited === null ? null : party(awaited),
    valuation: valuationStatement(summary, rules, synthetic),
    synthetic,
    ...datesOf(first.by),
    events: [first.by.eventId, ...countersignatures.map((signature) => signature.by.eventId)],
  };
}

/** Id of the party whose signature is missing. */
const awaitedOf = (summary: Summary): string | null => (summary.counts ? null : awaitedSignatory(summary));

function valuationStatement(
  { valuations }: Summary,
  rules: InKindContext['rules'],
  synthetic: boolean,
): ValuationStatement | null {
  const newest = valuations.at(-1);
  if (newest === undefined) return null;
  const { method, ruleVersion, gross, capped, note, by } = newest;
  const figure = (amount: Term['amount']): Figure => figureOfOne({ amount, eventId: by.eventId, synthetic });
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
function valueOf(contributions: readonly Contribution[], synthetic: boolean): InKindStatement['value'] {
  const counted = contributions.flatMap(({ summary: { counts, valuations, logged, goods } }) => {
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
export function inKind(contributions: readonly Contribution[], context: InKindContext): Lazy<InKindStatement> {
  const time = timeIn(contributions);
  const days = (counts: boolean) => {
    const some = time.filter(({ contribution }) => contribution.summary.counts === counts);
    return { days: sumOfQuantities(some.map(({ of }) => of.days)), events: some.map(({ of }) => of.by.eventId) };
  };
  return {
    contributions: new LazyList(time, (each) => contributionStatement(each, context)),
    goods: new LazyList(goodsIn(contributions), (each) => goodsStatement(each, context)),
    counted: days(true),
    awaiting: days(false),
    value: valueOf(contributions, context.synthetic),
  };
}

/** What awaits the signature of a party. */
export interface AwaitingSignature {
  /** The party's id. */
  readonly awaits: string;
  readonly given: AttentionParams['awaiting-countersignature']['given'];
  readonly statement: () => Given;
}

/** Time, then goods. */
export function awaitingSignature(
  contributions: readonly Contribution[],
  context: InKindContext,
): readonly AwaitingSignature[] {
  const waiting = (
    { contribution: { summary }, of }: ReturnType<typeof timeIn | typeof goodsIn>[number],
    what: AwaitingSignature['given'],
  ): readonly AwaitingSignature[] => {
    const awaits = awaitedOf(summary);
    return awaits === null ? [] : [{ awaits, given: what, statement: () => given(summary, of, context) }];
  };
  return [
    ...timeIn(contributions).flatMap((each) =>
      waiting(each, { kind: 'days', days: each.of.days, skill: each.of.skill }),
    ),
    ...goodsIn(contributions).flatMap((each) =>
      waiting(each, { kind: 'goods', description: each.of.description, givenOn: each.of.givenOn }),
    ),
  ];
}
