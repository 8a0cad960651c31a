import { flowKind } from '@pacta/ledger';
import type { FirstHandKind } from '../../transparency/match-statements.ts';
import type { published as english } from '../en/published.ts';
import { formats } from './formats.ts';

const { amount, date, count } = formats;

const firstHand: Record<FirstHandKind, string> = {
  pledged: 'une promesse',
  signed: 'un engagement signé',
  disbursed: 'un versement',
  called: 'un paiement au titre d’une garantie',
  received: 'un encaissement',
  repaid: 'un remboursement',
};

/** By the names of libs/ledger, which several codes share (IATI 1.x and 2.x). */
const kinds: Readonly<Record<string, string>> = {
  'incoming funds': 'des fonds entrants',
  'an outgoing commitment': 'un engagement sortant',
  'a disbursement': 'un versement',
  'an expenditure': 'une dépense',
  'an interest payment': 'un paiement d’intérêts',
  'a loan repayment': 'un remboursement de prêt',
  'a reimbursement': 'un remboursement',
  'a purchase of equity': 'une prise de participation',
  'a sale of equity': 'une cession de participation',
  'a credit guarantee': 'une garantie de crédit',
  'an incoming commitment': 'un engagement entrant',
  'an outgoing pledge': 'une promesse sortante',
  'an incoming pledge': 'une promesse entrante',
  'a grant award': 'l’attribution d’une subvention',
};

const statuses: Readonly<Record<string, string>> = {
  '1': 'en préparation',
  '2': 'en cours',
  '3': 'en voie d’achèvement',
  '4': 'clos',
  '5': 'annulé',
  '6': 'suspendu',
};

const dateTypes: Readonly<Record<string, string>> = {
  '1': 'début prévu',
  '2': 'début effectif',
  '3': 'fin prévue',
  '4': 'fin effective',
  'start-planned': 'début prévu',
  'start-actual': 'début effectif',
  'end-planned': 'fin prévue',
  'end-actual': 'fin effective',
};

/** IATI organisation roles. */
const roles: Readonly<Record<string, string>> = {
  funding: 'financeur',
  accountable: 'responsable',
  extending: 'intermédiaire',
  implementing: 'opérateur',
};

export const published: typeof english = {
  flow: (kind) => {
    if (kind in firstHand) return firstHand[kind as FirstHandKind];
    const known = flowKind(kind);
    return known === undefined ? `un flux de type ${kind}` : (kinds[known.words] ?? known.words);
  },
  status: (code) => statuses[code] ?? code,
  dateType: (code) => dateTypes[code] ?? code,
  role: (role) => roles[role] ?? role,

  records: {
    title: 'Ce qui a été publié',
    about: 'Repris tel quel de fichiers publiés ; personne ne l’a enregistré ici de première main.',
    name: (sort, identifier, title) =>
      `${sort === 'activity' ? 'Activité' : 'Subvention'} ${identifier}${title === null ? '' : ` : ${title}`}`,
    publishedBy: 'Publié par',
    secondary: '(d’après ce que d’autres ont publié d’abord)',
    recipient: 'Bénéficiaire',
    toPerson: 'un particulier, confidentiel',
    status: 'Statut',
    dates: 'Dates',
    planned: 'Prévu',
    plannedIs: (sums) => `${sums.join(', ')}, jamais compté`,
    plannedBefore: 'Prévu auparavant',
    replaced: (sums) => `${sums.join(', ')}, révisé depuis`,
    appliedFor: 'Demandé',
    file: 'Fichier',
    fileIs: (hash, place, updatedAt, dates) =>
      `SHA-256 ${hash}…, ${place}${updatedAt === null ? '' : `, mis à jour par son auteur le ${date(updatedAt)}`} (${dates})`,
    versions: 'Versions',
    versionsAre: (versions) => `${versions} ; la dernière fait foi`,
    kind: 'Publié',
    countsAs: 'Compte comme',
    noBasis: 'aucune base',
    sum: 'Somme',
    nothing: 'Aucun flux financier n’y est publié.',
    moreChanges: (more) => `… et ${count(more, 'autre modification', 'autres modifications')} : voir la forme JSON.`,
    moreRecords: (more) => `… et ${count(more, 'autre fiche', 'autres fiches')} : voir la forme JSON.`,
    change: (what, kind, before, after) =>
      `${what === 'withdrawn' ? 'Retiré' : 'Corrigé'} : ${kind === null ? 'la fiche elle-même' : published.flow(kind)}${before === null ? '' : ` de ${before}${after === null ? '' : `, désormais ${after}`}`}`,
  },

  flows: {
    title: 'Flux tels que publiés',
    date: 'Date',
    flow: 'Publié',
    sides: 'De → à',
    amount: 'Montant',
    event: 'Événement',
    counts: {
      counted: '',
      'counted-elsewhere': 'compté avec un autre flux',
      'other-side': 'l’autre côté de ce qui compte',
      shown: 'ne compte sur aucune base',
      withdrawn: 'retiré',
    },
  },

  matches: {
    title: 'Flux identiques',
    about:
      'Rapprochés par des personnes. D’un même flux, chaque base compte un seul enregistrement, de première main plutôt que publié.',
    flow: ({ kind, origin, amount: sum, by, date: day, partnership }) => {
      if (kind === null) return 'un flux que vous ne pouvez pas voir';
      const reported = origin === 'reported';
      const of = `${reported ? 'publié' : 'de première main'}${by === null ? '' : reported ? ` par ${by}` : `, ${by}`}`;
      const where = partnership === null ? '' : ` dans ${partnership.name ?? 'un autre partenariat'}`;
      return `${published.flow(kind)}${sum === null ? '' : ` de ${amount(sum)}`}${day === null ? '' : ` du ${date(day)}`} (${of})${where}`;
    },
    same: (one, other) => `Même flux : ${one} et ${other}.`,
    twoCurrencies: 'Deux devises : l’écart ne peut être établi.',
    noDifference: 'Aucun écart.',
    difference: (sum) => `Écart de ${sum}.`,
    saidSo: (by, why, dates) => `Rapprochement établi par ${by} : ${why} (${dates})`,
    takenBack: (by, reason, dates) =>
      `Rapprochement annulé par ${by} : ${reason} (${dates}). Les deux flux comptent de nouveau.`,
  },
};
