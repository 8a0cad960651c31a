import type { NameWords } from '../name-words.ts';
import { formats } from './formats.ts';

export const names: NameWords = {
  roles: {
    administrator: 'administrateur',
    auditor: 'auditeur',
    'board-member': 'membre du conseil',
    chair: 'président',
    discloser: 'déclarant',
    funder: 'financeur',
    observer: 'observateur',
    partner: 'partenaire',
    representative: 'représentant',
    secretariat: 'secrétariat',
  },
  someOrganisation: (id) => `organisation ${id}`,
  actor: (roles, organisation) =>
    organisation === null ? formats.list(roles) : `${organisation} (${formats.list(roles)})`,
};
