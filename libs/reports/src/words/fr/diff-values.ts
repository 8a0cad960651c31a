import type { StatementField } from '../../diff/statement-fields.ts';
import { terms } from './terms.ts';

const truth = { true: 'oui', false: 'non' };

/** For fields that hold a code. User text is in other fields, and is shown unchanged. */
export const fieldValues: Readonly<Partial<Record<StatementField, Readonly<Record<string, string>>>>> = {
  state: {
    pledged: 'promis',
    signed: 'signé',
    cancelled: 'résilié',
    open: 'ouvert',
    met: 'remplie',
    waived: 'levée',
    closed: 'clos',
    answered: 'avec réponse',
    'outcome-stated': 'résultat prononcé',
    opened: 'ouvert',
    sealed: 'scellé',
    forgotten: 'oublié',
  },
  phase: terms.phases,
  origin: terms.origins,
  instrument: terms.instruments,
  sector: terms.sectors,
  class: terms.classes,
  withheld: terms.classes,
  counts: {
    ...truth,
    counted: 'compté',
    'counted-elsewhere': 'compté ailleurs',
    shown: 'affiché seulement',
    withdrawn: 'retiré',
  },
  result: { adopted: 'adoptée', rejected: 'rejetée', 'no-quorum': 'faute de quorum' },
  rule: { consent: 'consentement', consensus: 'consensus', majority: 'majorité', qualified: 'majorité qualifiée' },
  revenueFrom: { disclosed: 'déclaré', 'price-times-volume': 'prix multiplié par le volume' },
  method: { 'fr-skills': 'mécénat de compétences', 'at-cost': 'au coût' },
  sort: { activity: 'activité', grant: 'subvention' },
  what: { corrected: 'corrigé', withdrawn: 'retiré', 'record-corrected': 'fiche corrigée' },
  affectsBeneficiaries: truth,
  declaredInAdvance: truth,
  quorate: truth,
  returns: truth,
  secondary: truth,
  synthetic: truth,
  toPerson: truth,
  twoCurrencies: truth,
  withdrew: truth,
  withinTolerance: truth,
};
