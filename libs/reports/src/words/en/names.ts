import type { NameWords } from '../name-words.ts';
import { formats } from './formats.ts';

export const names: NameWords = {
  roles: {
    administrator: 'administrator',
    auditor: 'auditor',
    'board-member': 'board-member',
    chair: 'chair',
    discloser: 'discloser',
    funder: 'funder',
    observer: 'observer',
    partner: 'partner',
    representative: 'representative',
    secretariat: 'secretariat',
  },
  someOrganisation: (id) => `organisation ${id}`,
  actor: (roles, organisation) => `${formats.list(roles)}${organisation === null ? '' : `, ${organisation}`}`,
};
