import type { FlowBasis, ReportedDiscrepancy } from '@pacta/ledger';
import type { AttentionParams } from '../../transparency/attention-codes.ts';
import type { MatchedFlow } from '../../transparency/match-statements.ts';
import type { attention as english } from '../en/attention.ts';
import { formats } from './formats.ts';
import { published } from './published.ts';
import { terms } from './terms.ts';

const { amount, date, count } = formats;

const bases: Record<FlowBasis, string> = {
  pledged: 'promis',
  committed: 'engagé',
  disbursed: 'versé',
  received: 'reçu',
};

const stopped = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

function openDiscrepancy(params: AttentionParams['open-discrepancy']): string {
  const { kind, provider, receiver, reference, note, expected, found, difference } = params;
  const about = `${provider} à ${receiver}${reference === null ? '' : `, référence ${reference}`}`;
  return difference === null || expected === null || found === null
    ? `Écart ouvert : ${terms.discrepancy(kind)} (${about})${note === null ? '' : ` : ${note}`}.`
    : `Écart ouvert, ${about} : attendu ${amount(expected)}, constaté ${amount(found)}, écart de ${amount(difference)}.`;
}

function asReported(params: AttentionParams['reported-discrepancy']): string {
  const sum = (of: 'found' | 'expected' | 'difference'): string => {
    const found = params[of];
    return found === null ? '' : amount(found);
  };
  const day = params.date === null ? '' : date(params.date);
  const flows = count(params.flows, 'flux', 'flux');
  const dated = params.flows < 2 ? 'daté' : 'datés';
  const sentences: Record<ReportedDiscrepancy['kind'], string> = {
    'disbursed-above-committed': `${sum('found')} versés pour ${sum('expected')} engagés, soit ${sum('difference')} de trop.`,
    'disbursed-without-commitment': `${sum('found')} versés sans qu’aucun engagement ait été publié.`,
    'negative-total': `${sum('found')} en tout${params.basis === null ? '' : ` (${bases[params.basis]})`} : il a été repris plus que publié.`,
    'negative-amount': `${flows} de montant négatif${params.basis === null ? '' : ` (${bases[params.basis]})`}, ${sum('found')} en tout.`,
    'paid-before-committed': `${sum('found')} versés avant le premier engagement, du ${day}.`,
    'dated-ahead': `${flows} ${dated} après le jour de l’import, jusqu’au ${day}.`,
    'date-beyond-reason': `${flows} d’un jour impossible, comme le ${day} : dans aucune période.`,
    'stamped-ahead': `un fichier est daté du ${day}, après son import : sa date n’a pas décidé quel rapport est le plus récent.`,
    'ends-before-start': `l’activité se termine le ${day}, avant d’avoir commencé.`,
  };
  return `Selon ${params.publisher ?? 'un publicateur'} : ${sentences[params.kind]}`;
}

const listed = (practices: readonly (readonly [flows: number, what: string])[]): string =>
  formats.list(practices.flatMap(([flows, what]) => (flows === 0 ? [] : [`${count(flows, 'flux', 'flux')} ${what}`])));

function side({ kind, by, amount: sum, origin }: MatchedFlow): string {
  const whose = origin === 'reported' ? `publié par ${by ?? 'un inconnu'}` : `de première main, ${by ?? 'sans nom'}`;
  return `${kind === null ? 'un flux' : published.flow(kind)} de ${sum === null ? '' : amount(sum)} (${whose})`;
}

export const attention: typeof english = {
  title: 'Y a-t-il un problème ?',
  wrong: 'anomalie',
  waiting: 'attente',
  synthetic: 'Fictif.',
  since: (day) => `(depuis le ${day})`,
  verdict: (wrong, waiting) =>
    (wrong > 0
      ? `Oui : ${wrong} ${wrong === 1 ? 'point appelle' : 'points appellent'} une réponse.`
      : 'Rien que ce registre puisse voir.') +
    (waiting === 0 ? '' : ` ${waiting} ${waiting === 1 ? 'point attend' : 'points attendent'} quelqu’un.`),
  usual: (flows) =>
    `Habituel dans ce que publient les publicateurs, et compté comme aucune anomalie : ${listed([
      [flows['negative-amount'], 'de montant négatif, comme le sont les corrections'],
      [flows['disbursed-without-commitment'], 'de paiement sans engagement publié'],
      [flows['paid-before-committed'], 'de paiement avant le premier engagement'],
    ])}.`,
  sentences: {
    'open-discrepancy': openDiscrepancy,
    'passed-on-above-source': ({ provider, receiver, promised, passedOn }) =>
      `Les fonds reversés dépassent ce qui a été promis : sur ${amount(promised)} de ${provider} à ${receiver}, ${amount(passedOn)} sont reversés.`,
    'unmet-condition': ({ provider, receiver, text, above }) =>
      `Condition non encore remplie, ${provider} à ${receiver} : ${stopped(text)}${above === null ? '' : ` Elle subordonne tout versement au-delà de ${amount(above)}.`}`,
    'outside-tolerance': ({ product, disclosure, balance, tolerancePercent }) =>
      `Le solde${balance === null ? '' : ` de ${amount(balance)}`} sur ${product}, ${disclosure}, est hors de la tolérance convenue de ${formats.number(tolerancePercent ?? '')} %.`,
    'open-challenge': ({ product, disclosure, line }) =>
      `Contestation restée sans réponse sur ${product}, ${disclosure} : ${line}.`,
    'disclosure-open': ({ product, disclosure }) =>
      `La déclaration de coûts ${disclosure} de ${product} n’est pas close : elle ne compte pas encore.`,
    'review-overdue': ({ title, reviewOn }) => `Le réexamen de « ${title} » était prévu le ${date(reviewOn)}.`,
    'outcome-not-stated': ({ title }) => `« ${title} » est clos, mais son résultat n’est pas énoncé.`,
    'no-charter': () => 'Aucune charte n’est adoptée.',
    'no-exit-plan': () => 'Aucun plan de sortie n’est adopté.',
    'awaiting-countersignature': ({ given, awaits }) =>
      given.kind === 'days'
        ? `${formats.number(given.days)} ${Number(given.days) < 2 ? 'jour' : 'jours'} de mécénat de compétences (${given.skill}) en attente de la signature de ${awaits}.`
        : `Don en nature du ${date(given.givenOn)} (${given.description}) en attente de la signature de ${awaits}.`,
    'reported-discrepancy': asReported,
    'reports-differ': ({ basis, one, other, difference }) =>
      `Deux publications diffèrent sur ce qui est ${bases[basis]} : ${amount(one.sum)} selon ${one.publisher ?? 'un publicateur'}, ${amount(other.sum)} selon ${other.publisher ?? 'un publicateur'}, écart de ${amount(difference)}.`,
    'report-copied': ({ reason, copy, original, flows }) =>
      reason === 'secondary-reporter'
        ? `${copy ?? 'Un publicateur secondaire'} répète ${count(flows, 'flux', 'flux')} déjà publiés par ${original ?? 'un publicateur'} : comptés une fois.`
        : `${original ?? 'Un publicateur'} publie sous un autre identifiant qu’auparavant, et répète ${count(flows, 'flux', 'flux')} : comptés une fois. matchOrganisations réunit les deux publicateurs.`,
    'reports-unmatched': ({ basis, currency, reports, firstHand }) =>
      `Ce qui est ${bases[basis]} en ${currency} est connu ${firstHand ? 'de première main et ' : ''}par ${count(reports, 'publication')}. Les flux identiques comptent plusieurs fois tant que personne ne les a rapprochés.`,
    'match-undone': ({ flow, with: other, gone }) =>
      `Un rapprochement est défait : le publicateur ne publie plus ${side(gone === 'flow' ? flow : other)}, rapproché de ${side(gone === 'flow' ? other : flow)}. Rapprochez ce qui est publié maintenant (matchFlows), ou annulez le rapprochement (unmatchFlows).`,
    'matched-flows-differ': ({ flow, with: other, difference }) =>
      `Deux enregistrements du même flux diffèrent : ${side(flow)} et ${side(other)}, ${difference === null ? 'en deux devises' : `écart de ${amount(difference)}`}.`,
  },
};
