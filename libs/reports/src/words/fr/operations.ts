import type { operations as english } from '../en/operations.ts';
import { formats } from './formats.ts';

const { count } = formats;

/** By the names of verification's checks; an unknown one keeps its name. */
const CHECKS: Readonly<Record<string, string>> = {
  storage: 'stockage',
  leaves: 'feuilles',
  boxes: 'enveloppes',
  contiguity: 'continuité',
  index: 'index',
  file: 'fichier',
  readable: 'lisibilité',
  catalogue: 'catalogue',
  metadata: 'métadonnées',
  salts: 'sels',
  clock: 'horloge',
  'log index': 'index du journal',
  'stream heads': 'fins de flux',
  projections: 'projections',
  tree: 'arbre',
  checkpoints: 'points de contrôle',
  'last signed': 'dernière signature',
  'roll-back': 'retour en arrière',
  beginning: 'début',
  files: 'fichiers',
  archive: 'archive',
  event: 'événement',
};

const checkNamed = (name: string): string => CHECKS[name] ?? name;
const checksNamed = (names: readonly string[]): string => names.map(checkNamed).join(', ');

export const operations: typeof english = {
  verification: {
    marks: { ok: 'ok', failed: 'ÉCHEC', warning: 'VOIR', unmade: '—' },
    check: checkNamed,
    passed: (checks, events) =>
      `${checks < 2 ? `${count(checks, 'contrôle')} réussi` : `Les ${count(checks, 'contrôle')} ont réussi`}, sur ${count(events, 'événement')}.`,
    failed: (checks) => `Échec de la vérification : ${checksNamed(checks)}.`,
    whatIsWrong: (why) => `Ce qui ne va pas : ${why}`,
    firstBad: (event, why) => `Premier événement en cause : ${event.join(', ')} : ${why}`,
    ofStream: (stream, revision) => `${stream}, révision ${revision ?? '?'}`,
    notChecked: (checks) => `Non contrôlé : ${checksNamed(checks)} ; le motif figure ci-dessus.`,
    warned: (checks) => `À examiner\u00a0: ${checksNamed(checks)}\u202f; ce qui a été relevé figure ci-dessus.`,
    keep: 'Conservez ce registre en l’état, et comparez-le à une sauvegarde.',
  },
  status: {
    projection: 'Projection',
    state: 'État',
    position: 'Position',
    lag: 'Retard',
    parked: 'En réserve',
    fold: 'Version',
    states: { following: 'à jour du journal', outdated: 'ancienne version' },
    noLag: 'aucun',
    lagOf: (events, age) => `${count(events, 'événement')}${age === null ? '' : `, ${age}`}`,
    days: (days) => count(days, 'jour'),
    noneParked: 'aucun',
    rebuild: (projections, state) => `Reconstruction de ${projections.join(', ')} : ${state}.`,
    rebuildStates: {
      building: 'en cours',
      swapping: 'remplacement en cours',
      done: 'terminée',
      cancelled: 'annulée',
      failed: 'échouée',
    },
    fault: (reason) => `Le projecteur ne peut pas continuer : ${reason}`,
    caughtUp: 'Tous les événements du journal sont pris en compte.',
    notCaughtUp: 'Tous les événements du journal ne sont pas encore pris en compte.',
  },
  parked: {
    none: 'Aucun événement n’est mis en réserve.',
    event: ({ projection, position, id, type, key, reason, held }) =>
      `En réserve dans ${projection} : @${position} ${id}, ${type} de ${key} : ${reason}${
        held === 0 ? '' : ` ; ${count(held, 'événement')} à sa suite ${held < 2 ? 'attend' : 'attendent'}`
      }`,
    retried: (partitions, cleared, resumed) =>
      `${count(partitions, 'partition')} ${partitions < 2 ? 'reprise' : 'reprises'}, dont ${cleared} désormais ${cleared < 2 ? 'entière' : 'entières'}${
        resumed === 0 ? '' : ` ; ${count(resumed, 'projection')} à l’arrêt ${resumed < 2 ? 'a repris' : 'ont repris'}`
      }.`,
  },
};
