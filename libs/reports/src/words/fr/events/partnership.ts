import type { PartnershipRecorded } from '@pacta/ledger';
import { names as said } from '../names.ts';
import { terms } from '../terms.ts';
import { ledger } from './ledger.ts';
import { actor, because, brief, counted, day, listed, madeUp, quoted, sum, type Sentences } from './phrases.ts';

const READING = {
  month: 'trois fois le plafond, mois par mois',
  year: 'trois fois le plafond, sur l’année',
  'once-a-year': 'trois fois le plafond, une fois par an',
} as const;

const SECTORS = { public: 'public', private: 'privé', voluntary: 'associatif' } as const;

const roleOf = (role: string): string => (Object.hasOwn(said.roles, role) ? said.roles[role as never] : brief(role));

export const partnership: Sentences<PartnershipRecorded> = {
  'PartnershipFounded.v1': (event, names) =>
    `${actor(event, names)} a fondé le partenariat ${quoted(event.data.name)}${madeUp(event.data.synthetic)}`,
  'CharterAdopted.v1': ({ data }) =>
    `Le partenariat a adopté la version ${data.version} de sa charte, avec ${counted(data.objectives.length, 'objectif')} et ${counted(data.redLines.length, 'ligne rouge', 'lignes rouges')}`,
  'PartnerJoined.v1': ({ data }) => {
    const roles = data.roles.length === 0 ? '' : ` comme ${listed(data.roles.map(roleOf))}`;
    return `${brief(data.organisation.name)} (secteur ${SECTORS[data.sector]}) a rejoint le partenariat${roles}`;
  },
  'ExitPlanAdopted.v1': ({ data }) =>
    `Le partenariat a adopté un plan de sortie\u00a0: autonomie d’ici au ${day(data.horizon)}, reprise par ${listed(data.heirs.map(brief))}`,
  'PhaseChanged.v1': ({ data }) =>
    `Le partenariat est passé de la phase «\u202f${terms.phases[data.from]}\u202f» à la phase «\u202f${terms.phases[data.to]}\u202f»${data.reason === undefined ? '' : because(data.reason)}`,
  'ValuationRuleAgreed.v1': ({ data }) => {
    const years = data.ceilings.map(({ year, monthly }) => `${sum(monthly)} par mois en ${year}`);
    return `Le partenariat a convenu de la version ${data.version} de la règle de valorisation du temps de travail, à partir du ${day(data.from)}\u00a0: plafond de ${listed(years)}, ${READING[data.reading]}`;
  },
  'RoleGranted.v1': ledger['RoleGranted.v1'],
  'RoleRevoked.v1': ledger['RoleRevoked.v1'],
};
