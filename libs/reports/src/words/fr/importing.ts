import type { importing as english } from '../en/importing.ts';
import { formats } from './formats.ts';

const { count, list, number } = formats;

export const importing: typeof english = {
  title: (format, publisher) =>
    `Fichier ${format} ${publisher === null ? 'd’un éditeur qu’il ne nomme pas' : `publié par ${publisher}`}`,

  read: 'Lu',
  kinds: {
    activities: (many) => count(many, 'activité'),
    flows: (many) => count(many, 'transaction'),
    grants: (many) => count(many, 'subvention'),
  },
  records: (many) => count(many, 'enregistrement'),
  noRecord: 'aucun enregistrement',
  recordsOf: (records, kinds) => `${records}\u00a0: ${list(kinds)}`,

  events: 'Événements',
  written: (written, alreadyThere, dryRun) =>
    `${number(String(written))} ${dryRun ? 'à inscrire' : written < 2 ? 'inscrit' : 'inscrits'}, ${number(String(alreadyThere))} déjà ${alreadyThere < 2 ? 'présent' : 'présents'}`,

  older: 'Antérieur',
  olderReports: (many) =>
    many < 2
      ? `${count(many, 'publication')} du fichier est antérieure à ce que contient le registre et n’a rien changé`
      : `${count(many, 'publication')} du fichier sont antérieures à ce que contient le registre et n’ont rien changé`,
  cancelled: 'Interrompu',
  cancelledText: 'ce qui est inscrit reste\u202f; le même import, relancé, fera le reste',

  takenBack: 'Repris',
  takenBackCounts: (withdrawn, corrected) =>
    `${count(withdrawn, 'enregistrement')} ${withdrawn < 2 ? 'retiré' : 'retirés'}, ${number(String(corrected))} ${corrected < 2 ? 'corrigé' : 'corrigés'}`,
  takenBackRecord: (what, kind, before, now) =>
    `${{ withdrawn: 'retiré', corrected: 'corrigé', kept: 'absent' }[what]}\u00a0: ${kind ?? 'l’activité'}${before === null ? '' : ` ${before}`}${now === null ? '' : ` → ${now}`}`,
  keptBack: (many) =>
    `${count(many, 'enregistrement')} hors du fichier, ${many < 2 ? 'gardé (--withdraw le retire)' : 'gardés (--withdraw les retire)'}`,
  moreTakenBack: (many) => `… et ${count(many, 'autre')}\u202f; --json les donne tous`,
  takenBackTotals: 'Repris\u00a0: ce qui valait avant',
  takenBackColumns: { kind: 'Devise, nature', withdrawn: 'Retiré', corrected: 'Corrigé' },

  rejected: 'Rejeté',
  rejectedRest: (records) => `${records}\u202f; le reste est inscrit`,
  rejectedAll: (records) => `${records}\u00a0: rien de ce fichier n’est inscrit`,
  moreRejected: (many) => `… et ${count(many, 'autre')}\u202f; --json les donne tous`,
  leftOut: 'Non repris',
  nothing: 'rien',

  totals: 'Totaux de contrôle',
  noAmounts: 'Aucun montant.',
  columns: {
    kind: 'Devise, nature',
    read: 'Lu',
    recorded: 'Inscrit',
    rejected: 'Rejeté',
    rounding: 'Arrondi',
  },
  verdict: {
    stopped: 'L’import a été interrompu\u202f; les totaux ne sont donc pas comparés.',
    unbalanced:
      'Les totaux ne concordent PAS\u00a0: le lu n’est pas égal à inscrit + rejeté + arrondi. C’est un défaut de Pacta.',
    empty: 'Il n’y avait rien à additionner.',
    balanced: (anyRejected, dryRun) =>
      `À chaque ligne, lu = inscrit + rejeté + arrondi. Rien n’est perdu${anyRejected ? ', sauf ce qui est signalé comme rejeté' : ''}${dryRun ? '\u202f; rien n’a été inscrit, c’était un essai à blanc' : ''}.`,
  },
};
