import type { StatementField } from '../../diff/statement-fields.ts';
import type { diff as english } from '../en/diff.ts';
import { fieldNames } from './diff-fields.ts';
import { fieldValues } from './diff-values.ts';
import { formats } from './formats.ts';

const BASES: Readonly<Record<Parameters<typeof english.total>[0], string>> = {
  pledged: 'promis',
  committed: 'engagé',
  disbursed: 'versé',
  received: 'reçu',
  outstanding: 'engagé, non encore versé',
  guaranteed: 'garanties',
  called: 'payé au titre de garanties',
  reconciled: 'rapproché',
  repaid: 'remboursé',
  returned: 'dont subventions, déduites du versé',
  interest: 'intérêts',
  passedOn: 'reversé',
};

/** Fields that hold a decimal number. */
const DECIMALS: ReadonlySet<StatementField> = new Set(['days', 'hours', 'volume', 'quantity', 'tolerancePercent']);

export const diff: typeof english = {
  between: (from, to) => `Ce qui a changé entre ${from} et ${to}`,
  moment: (position, recordedAt) => `l’événement ${position} (enregistré le ${formats.moment(recordedAt)})`,
  emptyLedger: 'le registre vide',

  money: 'Ensemble des fonds',
  noFigure: 'Aucun chiffre n’a changé.',
  basis: 'Base',
  before: 'Avant',
  after: 'Après',
  change: 'Variation',
  by: 'Par',
  total: (basis, currency) => `${BASES[basis]} (${currency})`,

  counted: (title, count) => `${title} (${formats.number(String(count))})`,
  added: 'Ajouts',
  changed: 'Modifications',
  reversed: 'Annulations',
  recorded: 'Ce qui a été enregistré entre-temps',
  nothing: 'Rien.',
  kinds: {
    partnership: 'le partenariat',
    partner: 'partenaire',
    commitment: 'engagement',
    chains: 'fonds reversés',
    movement: 'mouvement de fonds',
    report: 'publication',
    'reported-flow': 'flux publié',
    match: 'rapprochement',
    related: 'partenariat lié',
    'cost-book': 'livre de coûts',
    'in-kind': 'apports en nature, au total',
    contribution: 'apport en nature',
    goods: 'biens donnés',
    'value-in-kind': 'valeur des apports en nature',
    decision: 'décision',
    event: 'événement',
  },
  item: (kind, label) => `${kind} : ${label}`,
  movements: {
    disbursed: 'versé',
    called: 'payé au titre d’une garantie',
    received: 'reçu',
    repaid: 'remboursé',
    interest: 'intérêts',
  },
  sides: (from, to) => `de ${from} à ${to}`,
  takenBack: (by) => `annulé${by}`,
  notCounted: 'n’est plus compté',
  ended: (item, how, reason) => `${item}, ${how}${reason === null ? '' : ` : ${reason}`}`,

  field: (name) => fieldNames[name] ?? name,
  value: (name, value) => {
    if (DECIMALS.has(name) && /^-?\d+(\.\d+)?$/.test(value)) return formats.number(value);
    const codes: Readonly<Record<string, string>> = fieldValues[name] ?? {};
    return Object.hasOwn(codes, value) ? (codes[value] ?? value) : value;
  },
  fromTo: (field, from, to) => `${field} : ${from} → ${to}`,
  moreFields: (count) => `et ${formats.count(count, 'autre')} ; --json les donne tous`,
  moreEvents: (count) => `et ${formats.count(count, 'autre')} ; « pacta log » les donne tous.`,
};
