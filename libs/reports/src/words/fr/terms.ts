import type { terms as english } from '../en/terms.ts';
import { formats } from './formats.ts';

/** By kind; an unknown kind is shown as its code. */
const discrepancies: Readonly<Record<string, string>> = {
  'received-differs': 'montant reçu différent',
  'received-unmatched': 'reçu sans versement correspondant',
  'fact-changed': 'fait modifié entre-temps',
  'reported-differs': 'publication différente',
  questioned: 'mis en question',
};

export const terms: typeof english = {
  asKnown: ({ position, recordedAt }) =>
    position === null || recordedAt === null
      ? 'rien n’est encore enregistré'
      : `état connu après l’événement ${position}, enregistré le ${formats.moment(recordedAt)}`,
  dates: ({ effectiveOn, recordedAt }) =>
    `${effectiveOn === null ? '' : `effet au ${formats.date(effectiveOn)}, `}enregistrement le ${formats.date(recordedAt)}`,
  unknownDay: {
    rule: 'Une somme relève de la période de sa date d’opération, sinon de sa date de valeur ; le jour d’enregistrement ne décide jamais. Le taux de change est celui du même jour.',
    flows: (flows, basis, amount) => `${formats.count(flows, 'flux', 'flux')} (${basis}), ${amount}`,
    inNoPeriod: (some) => `Date inconnue, donc dans aucune période : ${some.join(' ; ')}.`,
  },
  quoted: (text) => `« ${text} »`,
  manyEvents: (count) => formats.count(count, 'événement'),
  marksOf: (shown, count) => `${shown} … ${count} événements`,
  moreRows: (count) => `… et ${formats.count(count, 'autre ligne', 'autres lignes')} : voir la forme JSON.`,
  locked: ({ withheld, why }) => `sous clé : ${terms.classes[withheld]} (${terms.why[why]})`,
  why: {
    class: 'non accessible à ce lecteur',
    level: 'détail non accessible à ce lecteur',
    sealed: 'sa clé n’est pas ici',
  },
  classes: {
    public: 'public',
    partners: 'partenaires',
    'funder-and-auditor': 'financeurs et auditeur',
    'clean-team': 'équipe dédiée',
    'discloser-only': 'déclarant seul',
  },
  discrepancy: (kind) => discrepancies[kind] ?? kind,
  origins: { 'first-hand': 'première main', reported: 'publié', both: 'les deux' },
  bases: { pledged: 'promis', committed: 'engagé', disbursed: 'versé', received: 'reçu' },
  phases: {
    preparation: 'préparation',
    experiment: 'expérimentation',
    scale: 'déploiement',
    autonomy: 'autonomie',
    closed: 'clos',
  },
  sectors: { public: 'public', private: 'privé', voluntary: 'associatif' },
  instruments: {
    grant: 'subvention',
    equity: 'capital',
    loan: 'prêt',
    reimbursable: 'avance remboursable',
    guarantee: 'garantie',
    'collective-vehicle': 'véhicule collectif',
  },
};
