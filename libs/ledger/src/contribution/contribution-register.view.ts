import { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type IndexedEvent, type SealedView, type Source } from '../view.ts';
import type { ContributionRegister } from './contribution-register.entries.ts';
import type { ContributionRecorded } from './events.ts';
import {
  readableContribution,
  withoutPerson,
  type ContributionSummary,
  type ReadableContribution,
} from './readable-contribution.ts';

export type * from './contribution-register.entries.ts';

const initialState: ContributionRegister = {
  id: '',
  logged: null,
  goods: null,
  countersignatures: [],
  counts: false,
  valuations: [],
};

type Given = Pick<NonNullable<ContributionRegister['goods']>, 'provider' | 'receiver' | 'side'>;

/** The organisation whose signature is still missing. */
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
  // Never the name itself, even where the event carries it in clear text.
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

/** The same states without the person, for what is computed over every contribution. */
export const contributionSummary: SealedView<ContributionRegister, ContributionSummary> = {
  ...contributionRegister,
  readable: (_reader, state) => withoutPerson(state),
};
