import { foldBy } from '../fold-by.ts';
import { idOf } from '../stream.ts';
import type { ContributionRecorded } from './events.ts';
import type { ContributionState } from './state.ts';

const unlogged: ContributionState = {
  provider: '',
  receiver: '',
  side: 'provider',
  what: 'time',
  months: [],
  loggedBy: '',
  countersigned: false,
};

export const contributionFold = foldBy<ContributionState, ContributionRecorded>(unlogged, {
  'TimeLogged.v1': (state, event) => {
    const days = (event.data.dates ?? []).map(({ date }) => date).toSorted();
    const lastDay = days.at(-1);
    const months = [...new Set(days.map((day) => day.slice(0, 7)))];
    return { ...begun(state, event), what: 'time', months, ...(lastDay === undefined ? {} : { lastDay }) };
  },
  'GoodsGiven.v1': (state, event) => ({ ...begun(state, event), what: 'goods', lastDay: event.data.givenOn }),
  'Valued.v1': (state) => state,
  'Countersigned.v1': (state) => ({ ...state, countersigned: true }),
});

type Beginning = Extract<ContributionRecorded, { readonly type: 'TimeLogged.v1' | 'GoodsGiven.v1' }>;

const begun = (state: ContributionState, { stream, data, metadata }: Beginning): ContributionState => ({
  ...state,
  id: idOf(stream),
  ...(metadata.partnershipId === undefined ? {} : { partnershipId: metadata.partnershipId }),
  provider: data.provider,
  receiver: data.receiver,
  side: data.side,
  loggedBy: metadata.actor,
});
