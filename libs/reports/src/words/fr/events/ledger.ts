import type { LedgerRecorded } from '@pacta/ledger';
import { names as said } from '../names.ts';
import { actor, because, brief, counted, organisation, person, quoted, type Sentences } from './phrases.ts';

/** The key id of a verifier key, between its two plus signs. */
const keyHash = (key: string): string => key.split('+')[1] ?? '';

const why = (reason: string | undefined): string => (reason === undefined ? '' : because(reason));

export const ledger: Sentences<LedgerRecorded> = {
  'LedgerOpened.v1': ({ data }) =>
    `Le registre a été ouvert${data.demo ? ' à titre de démonstration' : ''} pour ${quoted(data.purpose)}, dans le fuseau horaire ${brief(data.zone)}`,
  'RoleGranted.v1': (event, names) => {
    const { actor: to, role, organisation: of } = event.data;
    const standing = of === undefined ? '' : ` pour ${organisation(of, names)}`;
    return `${actor(event, names)} a attribué à ${brief(to)} le rôle «\u202f${said.roles[role]}\u202f»${standing}`;
  },
  'RoleRevoked.v1': (event, names) => {
    const { actor: from, role, reason } = event.data;
    return `${actor(event, names)} a retiré à ${person(from, names)} le rôle «\u202f${said.roles[role]}\u202f»${why(reason)}`;
  },
  'KeyRotated.v1': (event, names) => {
    const { number, key, reason } = event.data;
    return `${actor(event, names)} a fait signer le registre avec sa clé n°\u00a0${number} (${brief(keyHash(key))}) à partir d’ici${why(reason)}`;
  },
  'StreamHeads.v1': (event, names) => {
    const { size, heads } = event.data;
    const streams = heads.reduce((total, head) => total + head.streams, 0);
    return `${actor(event, names)} a relevé la fin de ${counted(streams, 'flux d’événements', 'flux d’événements')} de ${counted(heads.length, 'partenariat')}, après ${counted(size, 'événement')}`;
  },
  'LossAccepted.v1': (event, names) => {
    const { events, left } = event.data;
    return `${actor(event, names)} a accepté de poursuivre avec ${counted(left, 'événement')} sur ${counted(events, 'événement')}\u00a0: les autres sont perdus`;
  },
};
