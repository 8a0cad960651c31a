import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type PersonalField, type Source } from '../view.ts';
import type { ContributionRecorded, Side, WorkedDay } from './events.ts';

/** Staff time given, as its own stream tells it. The person's name is in no view: `name` says where to open it. */
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
}

const initialState: ContributionRegister = { id: '', logged: null, countersignatures: [], counts: false };

/** The organisation whose signature is missing after the time was logged. */
export function awaitedSignatory(register: ContributionRegister): string | null {
  if (register.logged === null) return null;
  return register.logged.side === 'provider' ? register.logged.receiver : register.logged.provider;
}

function evolve(state: ContributionRegister, indexed: IndexedEvent): ContributionRegister {
  const event = indexed as ContributionRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'TimeLogged.v1': {
      const { person, dates = [], period = null, agreement = null, synthetic = false, ...time } = event.data;
      // Never the name itself, not even where this fold was given it in the open.
      const name = { eventId: event.eventId, pointer: '/person/name' };
      const logged = { ...time, subject: person.subject, name, dates, period, agreement, synthetic, by };
      return { ...state, id: idOf(event.stream), logged };
    }
    case 'Countersigned.v1': {
      const { organisation, note = null } = event.data;
      const countersignatures = [...state.countersignatures, { organisation, note, by }];
      return { ...state, countersignatures, counts: state.counts || organisation === awaitedSignatory(state) };
    }
    default:
      return state;
  }
}

export const contributionRegister: EntityView<ContributionRegister> = {
  name: 'contribution-register',
  category: 'contribution',
  fold: { initialState, evolve },
};
