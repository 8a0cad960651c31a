import type { EffectiveRange, Relation } from '@pacta/ledger';
import type { transparency as english } from '../en/transparency.ts';
import { formats } from './formats.ts';

const { date, count } = formats;

const days = ({ first, last }: EffectiveRange): string => {
  if (first !== null && last !== null)
    return first === last ? `au ${date(first)}` : `du ${date(first)} au ${date(last)}`;
  if (first !== null) return `à partir du ${date(first)}`;
  return last === null ? '' : `jusqu’au ${date(last)}`;
};

const relations: Readonly<Record<Relation, string>> = {
  parent: 'parent',
  child: 'enfant',
  sibling: 'frère',
  'co-funded': 'cofinancé',
  'third-party': 'd’un tiers',
};

export const transparency: typeof english = {
  partnership: (id) => `Partenariat ${id}`,
  moment: (known) => `Rapport de transparence, ${known}`,
  effective: (range) =>
    `Uniquement les fonds, les coûts et les jours donnés ayant pris effet ${days(range)}, quelle que soit la date d’enregistrement. Ce qui ne porte aucune date est laissé de côté.`,
  reader: 'Lecteur',
  readers: {
    owner: 'propriétaire de ce registre : tout ce que ses clés ouvrent',
    anyone: 'toute personne connectée',
  },
  origins: {
    reported: 'Connu par ce qui a été publié ; rien n’a été enregistré ici de première main.',
    both: 'Enregistré ici de première main et publié par ailleurs. Chaque montant indique son origine.',
  },
  madeUp: 'Une partie de ce qui suit est inventée pour l’exemple. Chaque montant concerné porte la mention « fictif ».',

  head: {
    title: 'Le partenariat',
    purpose: 'Objet',
    phase: 'Phase',
    charter: 'Charte',
    charterIs: (version, dates) => `version ${version} (${dates})`,
    exitPlan: 'Plan de sortie',
    exitPlanIs: (horizon, dates) => `autonomie visée : ${horizon} (${dates})`,
    none: 'aucun document adopté',
    related: 'Liens',
    relatedIs: ({ relation, name, identifier, isKnown }) =>
      `${relation === null ? 'lié' : relations[relation]} : ${[name, identifier].filter((part) => part !== null).join(', ')}${isKnown ? '' : ' (rien n’en est ici)'}`,
    relatedNotAdded: 'Leurs fonds n’entrent dans aucun chiffre de ce rapport.',
    knownAs: 'Aussi connu sous',
    id: 'Identifiant',
    objectives: 'Objectifs',
    measured: (text, measure, target) =>
      `${text} (mesure : ${measure}${target === null ? '' : ` ; cible : ${target}`})`,
    principles: 'Principes',
    redLines: 'Lignes rouges',
    triggers: 'Il prend fin quand',
    heirs: 'Qui prend le relais',
    noneNamed: 'Aucun partenaire n’est nommé.',
    noneJoined: 'Aucun partenaire n’a encore rejoint.',
    partner: 'Partenaire',
    sector: 'Secteur',
    role: 'Rôle',
    reportedAs: (named) => `publié comme ${named}`,
    origin: 'Origine',
    effective: 'Effet',
    recorded: 'Enregistré',
    event: 'Événement',
    morePartners: (more) => `… et ${count(more, 'autre partenaire', 'autres partenaires')} : voir la forme JSON.`,
  },

  totals: {
    title: 'Ensemble des fonds',
    titleReported: 'Ensemble des fonds, tels que publiés',
    nothing: 'Aucun fonds n’a encore été promis ni versé.',
    nothingThen: 'Aucune somme ne relève de ces jours.',
    basis: 'Base',
    amount: 'Montant',
    events: 'Événements',
    firstHand: 'Première main',
    reported: 'Publié',
    inAll: 'En tout',
    bases: { pledged: 'promis', committed: 'engagé (signé)', disbursed: 'versé', received: 'reçu' },
    reconciled: 'rapproché des deux côtés',
    called: 'payé au titre de garanties',
    repaid: 'remboursé',
    returned: 'dont subventions, déduites du versé',
    interest: 'intérêts payés',
    outstanding: 'engagé, non encore versé',
    guaranteed: 'dont garanties',
    passedOn: 'reversé, compté ci-dessus',
    otherSide: (figures) =>
      `Compris dans les chiffres ci-dessus, comme l’autre côté des mêmes publications : ${figures}`,
    leftOut: (figures) => `Publié, et laissé de côté car un rapprochement le compte avec un autre flux : ${figures}`,
  },

  commitments: {
    title: (currency, origin) => `Engagements en ${currency}${origin}`,
    titleOfNone: (origin) => `Engagements${origin}`,
    firstHand: ', première main',
    nothing: 'Personne n’a encore rien promis.',
    sides: 'De → à',
    pledged: 'Promis',
    signed: 'Signé',
    disbursed: 'Versé',
    received: 'Reçu',
    states: { pledged: 'promis', signed: 'signé', cancelled: 'annulé' },
    passedOn: 'reversé',
    amended: (delta, reason, dates) => `Avenant de ${delta} : ${reason} (${dates})`,
    condition: (above, state, text, grounds) =>
      `Condition${above === null ? '' : ` au-delà de ${above}`}, ${
        { open: 'non encore remplie', met: 'remplie', waived: 'levée' }[state]
      } : ${text}${grounds === null ? '' : ` (${grounds})`}`,
    discrepancy: ({ state, kind, difference, note, explanation }) =>
      `${{ open: 'Écart ouvert', answered: 'Écart clos', explained: 'Écart expliqué' }[state]} : ${kind}${difference === null ? '' : `, écart de ${difference}`}${note === null ? '' : ` « ${note} »`}${explanation === null ? '' : ` (${explanation})`}`,
    paidOnGuarantee: (figure) => `Payé au titre de la garantie : ${figure}`,
    returned: (figure) => `Rendu et déduit du versé : ${figure}`,
    repaid: (figure) => `Remboursé : ${figure}`,
    interest: (figure) => `Intérêts payés : ${figure}`,
    reconciled: (figure) => `Rapproché des deux côtés : ${figure}`,
    takenBack: (what, sum, reason) =>
      `Annulé : ${
        {
          disbursed: 'un versement',
          called: 'un paiement au titre de la garantie',
          received: 'un encaissement',
          repaid: 'un remboursement',
          'condition-met': 'une condition enregistrée comme remplie',
          reconciled: 'un rapprochement',
        }[what]
      }${sum === null ? '' : ` de ${sum}`} (${reason})`,
    cancelled: (reason, dates) => `Résilié : ${reason} (${dates})`,
  },

  chains: {
    title: 'Fonds reversés (comptés une seule fois, à leur origine)',
    link: (from, to, promised, disbursed, isOrigin) =>
      `${from} → ${to} : ${promised} promis, ${disbursed} versés ${isOrigin ? '(comptés ici)' : '(comptés à leur origine)'}`,
    returns: 'Les fonds reviennent là où ils sont déjà passés.',
  },

  movements: {
    title: (origin) => `Mouvements${origin}`,
    nothing: 'Aucun mouvement de fonds pour l’instant.',
    valueDate: 'Date de valeur',
    recorded: 'Enregistré',
    movement: 'Mouvement',
    reference: 'Référence',
    amount: 'Montant',
    event: 'Événement',
    kinds: {
      disbursed: (from, to) => `${from} a versé à ${to}`,
      called: (from, to) => `${from} a payé à ${to} au titre d’une garantie`,
      received: (from, to) => `${to} a reçu de ${from}`,
      repaid: (from, to) => `${from} a remboursé à ${to}`,
      interest: (from, to) => `${from} a payé des intérêts à ${to}`,
    },
  },

  events: {
    title: 'Les événements à l’appui des montants',
    follow: 'Pour consulter l’un d’eux : pacta show <event>',
    mark: 'Repère',
    event: 'Événement',
    position: 'Position',
    recorded: 'Enregistré',
    effective: 'Effet',
    what: 'Nature',
    by: 'Par',
  },

  verify: {
    title: 'Comment vérifier ce rapport',
    checks: {
      'show-event': (command) =>
        `${command} affiche tout événement cité ici, avec l’empreinte de sa feuille et ce qui s’y réfère.`,
      verify: (command) =>
        `${command} contrôle qu’aucun événement n’a été altéré, qu’il n’en manque aucun et que ces montants se retrouvent à l’identique après reconstruction.`,
      'as-data': (command) => `${command} donne ce rapport sous forme de données, chaque montant avec ses événements.`,
    },
  },
};
