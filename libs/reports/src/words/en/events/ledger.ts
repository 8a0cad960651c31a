import type { LedgerRecorded } from '@pacta/ledger';
import { actor, brief, counted, organisation, person, quoted, type Sentences } from './phrases.ts';

/** The key id of a verifier key, between its two plus signs. */
const keyHash = (key: string): string => key.split('+')[1] ?? '';

export const ledger: Sentences<LedgerRecorded> = {
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
  'KeyRotated.v1': (event, names) => {
    const { number, key, reason } = event.data;
    const why = reason === undefined ? '' : `: ${quoted(reason)}`;
    return `${actor(event, names)} had the ledger sign with its key number ${number} (${brief(keyHash(key))}) from here on${why}`;
  },
  'StreamHeads.v1': (event, names) => {
    const { size, heads } = event.data;
    const streams = heads.reduce((sum, head) => sum + head.streams, 0);
    return `${actor(event, names)} recorded where ${counted(streams, 'stream')} of ${counted(heads.length, 'partnership')} ended, after ${counted(size, 'event')}`;
  },
  'LossAccepted.v1': (event, names) => {
    const { events, left } = event.data;
    return `${actor(event, names)} went on with the ${counted(left, 'event')} that were left of ${counted(events, 'event')}: the others are lost`;
  },
};
