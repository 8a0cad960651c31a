import { FoldRun } from '../fold-run.ts';
import type { Money } from '../money.ts';
import { idOf } from '../stream.ts';
import { readableContribution, type ReadableContribution } from './readable-contribution.ts';
import { sourceOf, type IndexedEvent, type PersonalField, type SealedView, type Source } from '../view.ts';
import type { ContributionRecorded, Side, VALUATION_METHODS, WorkedDay } from './events.ts';

/** Staff time or goods given, as its own stream tells it. The person's name is in no view: `name` says where to open it. */
export interface ContributionRegister {
  readonly id: string;
  readonly logged: {
    readonly provider: string;
    readonly receiver: string;
    /** The side that logged it. */
    readonly side: Side;
    /** A random id. */
    readonly subject: string;
    readonly name: PersonalField;
    readonly skill: string;
    /** Days in all, an exact decimal. */
    readonly days: string;
    readonly dates: readonly WorkedDay[];
    readonly period: string | null;
    readonly agreement: string | null;
    /** When it was agreed, and for which days; what it costs is in the event alone. */
    readonly agreed: { readonly signedOn: string; readonly first: string; readonly last: string } | null;
    readonly synthetic: boolean;
    readonly by: Source;
  } | null;
  /** Or things, where no time was given. */
  readonly goods: {
    readonly provider: string;
    readonly receiver: string;
    readonly side: Side;
    readonly description: string;
    readonly quantity: string | null;
    readonly unit: string | null;
    readonly givenOn: string;
    readonly documentHash: string | null;
    readonly synthetic: boolean;
    readonly by: Source;
  } | null;
  readonly countersignatures: readonly {
    readonly organisation: string;
    readonly note: string | null;
    readonly by: Source;
  }[];
  /** True once the other side has signed: only then is it counted. */
  readonly counts: boolean;
  /** The newest counts; earlier ones stay with the rule they were made by. */
  readonly valuations: readonly ValuationEntry[];
}

/** What it is worth at cost, and what of that counts. What the months cost is in the event alone. */
export interface ValuationEntry {
  readonly method: (typeof VALUATION_METHODS)[number];
  readonly ruleVersion: number | null;
  readonly gross: Money;
  readonly capped: Money;
  readonly workingTime: string | null;
  readonly note: string | null;
  readonly by: Source;
}

const initialState: ContributionRegister = {
  id: '',
  logged: null,
  goods: null,
  countersignatures: [],
  counts: false,
  valuations: [],
};

type Given = Pick<NonNullable<ContributionRegister['goods']>, 'provider' | 'receiver' | 'side'>;

/** The organisation whose signature is missing after it was recorded. */
export function awaitedSignatory({ logged, goods }: Readonly<Record<'logged' | 'goods', Given | null>>): string | null {
  const given = logged ?? goods;
  if (given === null) return null;
  return given.side === 'provider' ? given.receiver : given.provider;
}

function loggedBy(
  { eventId, data }: Extract<ContributionRecorded, { readonly type: 'TimeLogged.v1' }>,
  by: Source,
): ContributionRegister['logged'] {
  const { person, dates = [], period = null, agreement = null, agreed: said, synthetic = false, ...time } = data;
  // Never the name itself, not even where this fold was given it in the open.
  const name = { eventId, pointer: '/person/name' };
  const agreed = said === undefined ? null : { signedOn: said.signedOn, first: said.first, last: said.last };
  return { ...time, subject: person.subject, name, dates, period, agreement, agreed, synthetic, by };
}

function evolve(state: ContributionRegister, indexed: IndexedEvent, run = FoldRun.ONE_STEP): ContributionRegister {
  const event = indexed as ContributionRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'TimeLogged.v1':
      return { ...state, id: idOf(event.stream), logged: loggedBy(event, by) };
    case 'GoodsGiven.v1': {
      const { quantity = null, unit = null, documentHash = null, synthetic = false, ...rest } = event.data;
      return { ...state, id: idOf(event.stream), goods: { ...rest, quantity, unit, documentHash, synthetic, by } };
    }
    case 'Valued.v1': {
      const { method, ruleVersion = null, gross, capped, workingTime = null, note = null } = event.data;
      const valuation = { method, ruleVersion, gross, capped, workingTime, note, by };
      return { ...state, valuations: run.appended(state.valuations, [valuation]) };
    }
    case 'Countersigned.v1': {
      const { organisation, note = null } = event.data;
      const countersignatures = run.appended(state.countersignatures, [{ organisation, note, by }]);
      return { ...state, countersignatures, counts: state.counts || organisation === awaitedSignatory(state) };
    }
    default:
      return state;
  }
}

export const contributionRegister: SealedView<ContributionRegister, ReadableContribution> = {
  name: 'contribution-register',
  category: 'contribution',
  fold: { initialState, evolve },
  readable: readableContribution,
};
