import type { CostBookRecorded, CostLine } from '@pacta/ledger';
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
    .map(({ label, amount, synthetic }) => `${brief(label)} ${sealableSum(amount)}${madeUp(synthetic)}`);
  return listed(lines.length > NAMED ? [...named, `${lines.length - NAMED} more`] : named);
}

export const costBook: Sentences<CostBookRecorded> = {
  'TemplateAgreed.v1': ({ data }, names) =>
    `A cost template was agreed for ${quoted(data.product)}, to be disclosed by ${organisation(data.discloser, names)} in ${data.currency} over ${counted(data.stages.length, 'stage')}`,
  'DisclosureOpened.v1': (event, names) => {
    const { disclosure, period, volume, unit, price, synthetic } = event.data;
    const made = volume === undefined ? '' : `, ${brief(volume)} ${brief(unit ?? 'units')}`;
    const at = price === undefined ? '' : `, at ${sealableNamed('a price', price.amount)}`;
    return `${actor(event, names)} opened the disclosure ${brief(disclosure)} for ${brief(period)}${made}${at}${madeUp(synthetic)}`;
  },
  'CostLinesDisclosed.v1': (event, names) => {
    const { disclosure, lines } = event.data;
    return `${actor(event, names)} disclosed ${counted(lines.length, 'cost line')} in ${brief(disclosure)}: ${linesInWords(lines)}`;
  },
  'DisclosureClosed.v1': (event, names) => {
    const { disclosure, count, total } = event.data;
    return `${actor(event, names)} closed the disclosure ${brief(disclosure)}: ${counted(count, 'line')}, in all ${sealableSum(total.amount)}`;
  },
  'Challenged.v1': (event, names) => {
    const { disclosure, line, question } = event.data;
    return `${actor(event, names)} challenged the line ${brief(line)} of ${brief(disclosure)}: ${sealableText(question, 'a question')}`;
  },
  'ChallengeAnswered.v1': (event, names) =>
    `${actor(event, names)} answered a challenge: ${sealableText(event.data.answer, 'an answer')}`,
};
