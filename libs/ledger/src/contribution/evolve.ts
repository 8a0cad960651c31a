import { foldBy } from '../fold-by.ts';
import { minorUnits } from '../money.ts';
import { idOf } from '../stream.ts';
import type { ContributionRecorded } from './events.ts';
import type { ContributionState, CountedTime } from './state.ts';

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
    const { subject } = event.data.person;
    return { ...begun(state, event), what: 'time', subject, months, ...(lastDay === undefined ? {} : { lastDay }) };
  },
  'GoodsGiven.v1': (state, event) => ({ ...begun(state, event), what: 'goods', lastDay: event.data.givenOn }),
  'Valued.v1': (state, { data }) => {
    const { countedTime: before, ...rest } = state;
    const countedTime = countedTimeOf(data);
    return countedTime === undefined ? (before === undefined ? state : rest) : { ...rest, countedTime };
  },
  'Countersigned.v1': (state) => ({ ...state, countersigned: true }),
});

/** Costs that can't be opened are not known; such a valuation is left out. */
function countedTimeOf({
  costs,
  capped,
  workingTime,
}: Extract<ContributionRecorded, { readonly type: 'Valued.v1' }>['data']): CountedTime | undefined {
  if (!Array.isArray(costs)) return undefined;
  return {
    currency: capped.currency,
    capped: minorUnits(capped),
    costs: costs.map(({ month, cost }) => ({ month, cost: minorUnits(cost), workingTime })),
  };
}

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
