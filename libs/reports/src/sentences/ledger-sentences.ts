import type { LedgerRecorded } from '@pacta/ledger';
import { actor, brief, organisation, person, quoted, type Sentences } from './phrases.ts';

export const ledgerSentences: Sentences<LedgerRecorded> = {
  'LedgerOpened.v1': ({ data }) =>
    `The ledger was opened${data.demo ? ' as a demo' : ''} for ${quoted(data.purpose)}, in the time zone ${brief(data.zone)}`,
  'RoleGranted.v1': (event, names) => {
    const { actor: to, role, organisation: of } = event.data;
    const standing = of === undefined ? '' : ` for ${organisation(of, names)}`;
    return `${actor(event, names)} granted the role ${role} to ${brief(to)}${standing}`;
  },
  'RoleRevoked.v1': (event, names) => {
    const { actor: from, role, reason } = event.data;
    return `${actor(event, names)} took the role ${role} back from ${person(from, names)}${reason === undefined ? '' : `: ${quoted(reason)}`}`;
  },
};
