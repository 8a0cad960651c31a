import type { PartnershipRecorded } from '@pacta/ledger';
import { ledger } from './ledger.ts';
import { actor, brief, counted, listed, madeUp, quoted, sum, type Sentences } from './phrases.ts';

const READING = {
  month: 'three times month by month',
  year: 'three times over the year',
  'once-a-year': 'three times once a year',
} as const;

export const partnership: Sentences<PartnershipRecorded> = {
  'PartnershipFounded.v1': (event, names) =>
    `${actor(event, names)} founded the partnership ${quoted(event.data.name)}${madeUp(event.data.synthetic)}`,
  'CharterAdopted.v1': ({ data }) =>
    `The partnership adopted version ${data.version} of its charter, with ${counted(data.objectives.length, 'objective')} and ${counted(data.redLines.length, 'red line')}`,
  'PartnerJoined.v1': ({ data }) => {
    const roles = data.roles.length === 0 ? '' : ` as ${listed(data.roles.map(brief))}`;
    return `${brief(data.organisation.name)} (${data.sector} sector) joined${roles}`;
  },
  'ExitPlanAdopted.v1': ({ data }) =>
    `The partnership adopted an exit plan: to stand on its own by ${data.horizon}, taken over by ${listed(data.heirs.map(brief))}`,
  'PhaseChanged.v1': ({ data }) =>
    `The partnership moved from ${data.from} to ${data.to}${data.reason === undefined ? '' : `: ${quoted(data.reason)}`}`,
  'ValuationRuleAgreed.v1': ({ data }) => {
    const years = data.ceilings.map(({ year, monthly }) => `${sum(monthly)} a month in ${year}`);
    return `The partnership agreed version ${data.version} of how staff time is valued, from ${data.from}: ceiling ${listed(years)}, ${READING[data.reading]}`;
  },
  'RoleGranted.v1': ledger['RoleGranted.v1'],
  'RoleRevoked.v1': ledger['RoleRevoked.v1'],
};
