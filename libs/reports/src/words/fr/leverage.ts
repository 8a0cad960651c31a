import type { leverage as english } from '../en/leverage.ts';
import { formats } from './formats.ts';
import { methods, parts } from './leverage-methods.ts';

const engagements = (count: number): string => formats.count(count, 'engagement');
const inBrackets = (marks: readonly string[]): string => marks.map((mark) => `, ${mark}`).join('');

export const leverage: typeof english = {
  title: (of) => `Effet de levier : ${of}`,
  anchorWithId: (id) => `ancrage ${id}`,
  under: (partnership, moment) => `${partnership}, ${moment}`,
  head: { anchor: 'Ancrage', currency: 'Devise', effective: 'Date d’effet' },
  anchorIs: (id, money) => `${id} (${money.join(' ; ')})`,
  commitmentsListed: (count, ids) => `${engagements(count)} : ${ids.join(', ')}`,
  allFrom: (provider) => `tout ce que donne ${provider}`,
  effectiveDays: (first, last) =>
    first !== null && last !== null
      ? `seulement ce qui a pris effet du ${first} au ${last}`
      : first !== null
        ? `seulement ce qui a pris effet à partir du ${first}`
        : last === null
          ? 'tout, quelle que soit la date d’effet'
          : `seulement ce qui a pris effet jusqu’au ${last}`,

  table: (currency) => `Méthodes par base : ratio, et montant en ${currency}`,
  methodAndPart: 'Méthode, part',
  bases: {
    pledged: { name: 'promis', heading: 'Promis' },
    committed: { name: 'engagé', heading: 'Engagé' },
    disbursed: { name: 'versé', heading: 'Versé' },
  },
  method: ({ id, version, title, marks }) => `${title} (${id} v${version}${inBrackets(marks)})`,
  marks: { provisional: 'provisoire', reported: 'publié', synthetic: 'fictif' },
  nothingFound: 'Rien de tel n’a été trouvé.',
  statuses: { 'no-rule': 'pas encore de règle', 'missing-rate': 'taux manquant' },
  methods,
  parts,

  cell: ({ id, version, basis, marks }) =>
    `${id} v${version}, ${basis}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`,
  rule: (title, source) => `${title}. ${source}`,
  missingRate: (pair, date) =>
    date === null
      ? `Manque : un taux ${pair}, car la date de l’opération est inconnue.`
      : `Manque : un taux ${pair} pour le ${date}.`,
  rate: ({ pair, rate, date, source, event }) => `Taux ${pair} de ${rate} au ${date}, ${source} (événement ${event})`,
  part: ({ name, ratio, fraction, amount }) =>
    `${name} : ${ratio}${fraction === null ? '' : ` = ${fraction}`}, ${amount}`,
  numerator: { events: 'Événement au numérateur', none: 'au numérateur : rien' },
  denominator: { events: 'Événement au dénominateur', none: 'au dénominateur : rien' },
  amount: 'Montant',
  convertedFrom: (amount) => `converti de ${amount}`,
  moreEvents: (count) => `… et ${formats.count(count, 'autre événement', 'autres événements')} : voir la forme JSON.`,

  notCounted: {
    title: 'Non compté',
    event: 'Événement',
    why: 'Motif',
    methods: (count) => formats.count(count, 'méthode'),
    moreRows: (count) => `… et ${formats.count(count, 'autre ligne', 'autres lignes')}.`,
    reasons: {
      'no-causality': 'fonds privés sans déclaration qu’ils ne seraient pas venus autrement',
      'would-have-come-anyway': 'contesté : ils seraient venus de toute façon',
      'never-arrived': 'contesté : ils ne sont jamais parvenus à leur bénéficiaire final',
      'claimed-elsewhere': 'contesté : un autre programme les revendique',
      'sector-unknown': 'rien ne dit s’ils sont publics, privés ou associatifs',
      'price-unknown': 'rien ne dit si leur prix est celui du marché',
      'nobody-to-attribute-to': 'aucun acteur public à qui les attribuer',
    },
  },

  neverAdded: {
    title: 'À part, jamais additionné',
    days: 'Jours donnés, signés des deux côtés',
    goods: 'Biens donnés, signés des deux côtés',
    valued: 'En nature, évalué au coût',
    returned: 'Rendu, déduit du versé',
    repaid: 'Remboursé, versé tout de même',
    avoidedCost: 'Coût évité, déclaré',
    avoidedCostIs: ({ amount, description, by, evidence }) => `${amount} : ${description} (${by} : ${evidence})`,
    causality: { asserted: 'Causalité déclarée', contested: 'Causalité contestée' },
    causalityIs: ({ by, text, commitments }) =>
      `${by === null ? '' : `${by} : `}${text} (${commitments === null ? 'tous les fonds privés' : engagements(commitments)})`,
    autonomy: 'Autonomie au',
  },

  rules: {
    title: 'Comment ces chiffres sont établis',
    'rounded-once': (ratioDecimals) =>
      `Les sommes et les ratios sont des fractions exactes, arrondies une seule fois à l’affichage : les ratios à ${ratioDecimals} décimales, les montants à l’unité mineure, un demi au chiffre pair.`,
    'parts-by-largest-remainder':
      'Les parts d’une attribution sont arrondies ensemble, au plus fort reste, de sorte que leur somme est ce qui a été mobilisé.',
    'rate-of-own-date': (days) =>
      `Les montants d’une autre devise sont convertis au taux enregistré à leur propre date : le dernier à cette date ou avant elle, vieux de ${days} jours au plus, direct ou inverse, jamais en passant par une troisième devise.`,
    'day-of-money':
      'La date d’une somme est celle de l’opération, sinon la date de valeur, jamais le jour d’enregistrement. Une somme de date inconnue n’est dans aucune période.',
    'returned-grants':
      'Une subvention rendue est déduite de ce qui a été versé. Un prêt remboursé à son échéance reste versé.',
    'counted-at-origin':
      'Les fonds reversés comptent une seule fois, à leur origine. Les apports en nature et les coûts évités sont présentés à part et ne sont jamais additionnés.',
    'guarantee-pays-nothing':
      'Rien n’est payé quand une garantie est donnée : sur la base du versé, elle figure avec ce qui est engagé.',
  },
};
