import { foldBy } from '../fold-by.ts';
import { idOf } from '../stream.ts';
import type { ContributionRecorded } from './events.ts';
import type { ContributionState } from './state.ts';

const unlogged: ContributionState = {
  provider: '',
  receiver: '',
  side: 'provider',
  loggedBy: '',
  countersigned: false,
};

export const contributionFold = foldBy<ContributionState, ContributionRecorded>(unlogged, {
  'TimeLogged.v1': (state, { stream, data, metadata }) => ({
    ...state,
    id: idOf(stream),
    ...(metadata.partnershipId === undefined ? {} : { partnershipId: metadata.partnershipId }),
    provider: data.provider,
    receiver: data.receiver,
    side: data.side,
    loggedBy: metadata.actor,
  }),
  'Countersigned.v1': (state) => ({ ...state, countersigned: true }),
});
