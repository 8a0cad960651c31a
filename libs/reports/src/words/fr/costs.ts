import type { costs as englishCosts, inKind as englishInKind } from '../en/costs.ts';
import { formats } from './formats.ts';

const { count, date } = formats;

export const costs: typeof englishCosts = {
  titleOfNone: 'Coûts',
  none: 'Aucun livre de coûts n’a encore été convenu.',
  title: (product) => `Coûts : ${product}`,
  disclosedBy: (discloser, currency, dates) => `Déclarés par ${discloser}, en ${currency}. Modèle convenu : ${dates}`,
  stillOpen: (disclosure) => `La déclaration ${disclosure} est ouverte et ne compte pas encore.`,
  noneClosed: 'Aucune déclaration n’a encore été close.',
  disclosure: (name, period, opened, closed) =>
    `${name === null ? 'Période' : `${name}, période`} ${period} (ouverte le ${date(opened)}, close le ${date(closed)})`,
  stageAndLine: 'Étape, ligne',
  class: 'Classe',
  events: 'Événements',
  asFarAsReadable: (stage) => `${stage}, dans la mesure du lisible`,
  kinds: { direct: 'coût direct', common: 'coût commun' },
  sharedBy: (kind, key) => `${kind}, réparti par ${key}`,
  basis: (text) => `\u202f; ${text}`,
  locked: 'sous clé',
  total: (lines) => (lines === 1 ? 'Total de la seule ligne' : `Total des ${count(lines, 'ligne')}`),
  subtotal: 'Sous-total lisible',
  withheld: (lines, lock) => `${count(lines, 'ligne')} ${lock}`,
  notTheTotal: (lines, withheld) =>
    `Ce n’est pas le total : sur ${count(lines, 'ligne')}, ${withheld}. Le total n’est pas affiché, car le reste pourrait s’en déduire.`,

  volume: 'Volume',
  units: 'unités',
  price: 'Prix',
  perUnit: 'par unité',
  revenue: 'Chiffre d’affaires',
  zeroProfitPrice: 'Prix à profit nul',
  zeroProfitPriceIs: (figure) => `${figure} par unité : coûts ÷ volume, arrondi au pair le plus proche`,
  notReadable: 'non affiché : toutes les lignes de coûts ne sont pas lisibles',
  noVolume: 'inconnu : aucun volume n’a été déclaré',
  difference: 'Écart avec ce prix',
  balance: 'Solde',
  balanceIs: (figure, from, within, percent) =>
    `${figure} : ${from === 'disclosed' ? 'chiffre d’affaires − coûts' : 'prix × volume − coûts'}${
      within === null ? '' : ` ; ${within ? 'dans' : 'hors de'} la tolérance convenue de ${formats.number(percent)} %`
    }`,

  challenge: (state, line, disclosure) =>
    `Contestation (${state === 'open' ? 'sans réponse' : 'avec réponse'}) : ${line}, ${disclosure}`,
  asked: 'Question',
  answered: 'Réponse',
  said: (text, by, dates) => `${text}, par ${by}, ${dates}`,
};

const readings: Readonly<Record<string, string>> = {
  month: 'mois par mois',
  year: 'sur l’année',
  'once-a-year': 'une fois par an',
};

export const inKind: typeof englishInKind = {
  titleOfNone: 'Apports en nature',
  none: 'Aucun temps donné ni aucun bien donné n’a encore été enregistré.',
  time: 'Apports en nature (jours donnés, jamais ajoutés aux fonds)',
  goods: 'Apports en nature (biens donnés, jamais ajoutés aux fonds)',
  sides: 'De → à',
  skillAndPerson: 'Compétence, personne',
  person: { sealed: 'nom confidentiel', forgotten: 'nom oublié' },
  when: 'Quand',
  between: (first, last) => `du ${date(first)} au ${date(last)}`,
  days: 'Jours',
  signed: 'Signé',
  bothSides: 'des deux côtés',
  oneSide: 'd’un seul côté',
  events: 'Événements',
  counted: 'Jours qui comptent',
  awaiting: 'Jours en attente de signature',
  what: 'Biens',
  givenOn: 'Donné le',
  quantity: 'Quantité',
  valued: (gross, note) => `Valorisé au coût de revient : ${gross}${note === null ? '' : ` (${note})`}`,
  valuedByRule: (gross, capped, rule, note) =>
    `Valorisé au coût de revient : ${gross} ; dont ${capped} comptent, selon la version ${rule.version} de la règle, plafond apprécié ${readings[rule.reading] ?? rule.reading} ${rule.events}${note === null ? '' : ` (${note})`}`,
  inAll: (gross, capped) =>
    `Valorisé et signé des deux côtés : ${gross} au coût de revient, dont ${capped} comptent selon les règles. Présenté à côté des fonds, jamais dedans.`,
};
