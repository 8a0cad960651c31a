import type { portfolio as english } from '../en/portfolio.ts';
import { formats } from './formats.ts';

export const portfolio: typeof english = {
  title: (funder) => `Portefeuille de ${funder}`,
  over: (partnerships, moment) =>
    `Sur ${partnerships === 1 ? 'un partenariat' : formats.count(partnerships, 'partenariat')}, ${moment}`,
  agesTo: (moment, day) => `${moment} ; anciennetés au ${day}`,
  madeUp:
    'Une partie de ce qui suit est inventée pour l’exemple ; les sommes qui en contiennent portent la mention « fictif ».',

  money: (currency) => `Ensemble des financements, en ${currency}`,
  basis: 'Base',
  own: 'En propre',
  passedOn: 'Reversé, compté à son origine',
  inParents: 'Dans les parents de ceux-ci, ajouté à rien',
  sums: {
    pledged: 'promis',
    committed: 'engagé (signé)',
    disbursed: 'versé',
    called: 'payé au titre de garanties',
    received: 'reçu',
    reconciled: 'rapproché des deux côtés',
    repaid: 'remboursé',
    returned: 'dont subventions, déduites du versé',
    interest: 'intérêts perçus',
    pledgedNotSigned: 'promis, non signé',
    signedNotPaid: 'signé, non versé',
    paidNotReconciled: 'versé, non rapproché',
    guaranteed: 'garanties non appelées',
  },
  commitments: 'engagements',

  waits: (currency) => `Ce qui est en attente, en ${currency}, et depuis quand`,
  nothingWaits: { title: (currency) => `Ce qui est en attente, en ${currency}`, text: 'Rien n’est en attente.' },
  stages: {
    'pledged-not-signed': 'promis, non signé',
    'signed-not-paid': 'signé, non versé',
    'paid-not-reconciled': 'versé, non rapproché',
  },
  stage: 'Étape',
  bucket: (from, to) => (to === null ? `${from} jours et plus` : `${from}–${to} jours`),
  unknownDay: 'date inconnue',
  oldest: ({ amount, since, days, commitment }) =>
    `Le plus ancien : ${amount} depuis le ${since}, ${formats.count(days, 'jour')}, engagement ${commitment}`,

  overTime: (currency) => `Apports en propre au fil du temps, en ${currency}`,
  endOf: 'Fin du',
  quarter: (year, quarter) => `T${quarter} ${year}`,
  series: { pledged: 'Promis', committed: 'Signé', disbursed: 'Versé', repaid: 'Remboursé' },
  earlierQuarters: (count) =>
    `${formats.count(count, 'trimestre antérieur', 'trimestres antérieurs')} : voir la forme JSON.`,

  byPartnership: 'Par partenariat',
  partnership: 'Partenariat',
  phase: 'Phase',
  parentHere:
    'Parent d’un autre partenariat de la liste : ses fonds y sont publiés à nouveau, ils ne s’ajoutent donc à rien',
  passedOnHere: (amount) => `Reversé : ${amount}, compté à son origine`,
};
