import type { CostBookRecorded, CostLine } from '@pacta/ledger';
import { formats } from '../formats.ts';
import {
  actor,
  brief,
  counted,
  listed,
  madeUp,
  organisation,
  quoted,
  sealableNamed,
  sealableSum,
  sealableText,
  type Sentences,
} from './phrases.ts';

/** Most lines named in a sentence; the others are counted. */
const NAMED = 3;

function linesInWords(lines: readonly CostLine[]): string {
  const named = lines
    .slice(0, NAMED)
    .map(({ label, amount, synthetic }) => `${brief(label)} (${sealableSum(amount)})${madeUp(synthetic)}`);
  const rest = lines.length - NAMED;
  return listed(rest > 0 ? [...named, counted(rest, 'autre')] : named);
}

export const costBook: Sentences<CostBookRecorded> = {
  'TemplateAgreed.v1': ({ data }, names) =>
    `Un modèle de coûts a été convenu pour ${quoted(data.product)}, à déclarer par ${organisation(data.discloser, names)} en ${data.currency}, en ${counted(data.stages.length, 'étape')}`,
  'DisclosureOpened.v1': (event, names) => {
    const { disclosure, period, volume, unit, price, synthetic } = event.data;
    const made = volume === undefined ? '' : `, ${formats.number(brief(volume))} ${brief(unit ?? 'unités')}`;
    const at = price === undefined ? '' : `, à ${sealableNamed('un prix', price.amount)}`;
    return `${actor(event, names)} a ouvert la déclaration de coûts ${brief(disclosure)} pour la période ${brief(period)}${made}${at}${madeUp(synthetic)}`;
  },
  'CostLinesDisclosed.v1': (event, names) => {
    const { disclosure, lines } = event.data;
    return `${actor(event, names)} a déclaré ${counted(lines.length, 'ligne de coût', 'lignes de coût')} dans ${brief(disclosure)}\u00a0: ${linesInWords(lines)}`;
  },
  'DisclosureClosed.v1': (event, names) => {
    const { disclosure, count, total } = event.data;
    return `${actor(event, names)} a clos la déclaration de coûts ${brief(disclosure)}\u00a0: ${counted(count, 'ligne')}, au total ${sealableSum(total.amount)}`;
  },
  'Challenged.v1': (event, names) => {
    const { disclosure, line, question } = event.data;
    return `${actor(event, names)} a contesté la ligne ${brief(line)} de ${brief(disclosure)}\u00a0: ${sealableText(question, 'un texte')}`;
  },
  'ChallengeAnswered.v1': (event, names) =>
    `${actor(event, names)} a répondu à une contestation\u00a0: ${sealableText(event.data.answer, 'un texte')}`,
};
