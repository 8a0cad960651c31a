import { UNKNOWN } from '../figures/amount-text.ts';
import type { Names } from '../names/names.ts';
import { eventSentence } from '../sentences/event-sentence.ts';
import { flowing, printable, printableValue } from '../text/printable.ts';
import { plain, type Style } from '../text/style.ts';
import { facts, type Page } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import type { Language } from '../words/language.ts';
import { wordsFor, type Words } from '../words/words.ts';
import type { FieldReading, LogEntry, Referral } from './log-line.ts';
import { oneline } from './oneline.ts';

export interface ShowOptions {
  readonly width?: number;
  readonly style?: Style;
  readonly language?: Language;
}

type Fact = readonly [label: string, value: string];

const fieldText = ({ state, value }: FieldReading, { log: said }: Words): string =>
  state === 'opened' ? said.opened(printableValue(value)) : said.states[state];

const fact = (label: string, value: string | undefined): readonly Fact[] =>
  value === undefined ? [] : [[label, flowing(value)]];

function factsOf(
  { position, event, leafHash }: LogEntry,
  names: Names,
  { log: said, ...words }: Words,
): readonly Fact[] {
  const { metadata } = event;
  const { fields } = said;
  const known = names.actor(metadata.actor, words.names);
  return [
    ...fact(fields.type, event.type),
    ...fact(fields.position, String(position)),
    ...fact(fields.stream, said.ofStream(event.stream, event.revision)),
    ...fact(fields.actor, known === metadata.actor ? known : said.withId(known, metadata.actor)),
    ...fact(fields.onBehalfOf, metadata.onBehalfOf),
    ...fact(fields.mandate, metadata.mandate),
    ...fact(fields.recordedAt, metadata.recordedAt),
    ...fact(fields.effectiveOn, metadata.effectiveOn ?? `${UNKNOWN} ${said.nobodySaid}`),
    ...fact(fields.partnership, metadata.partnershipId),
    ...fact(fields.command, metadata.commandId),
    ...fact(fields.basedOn, metadata.basedOn),
    ...fact(fields.causedBy, metadata.causationId),
    ...fact(fields.correlation, metadata.correlationId),
    ...fact(fields.salt, metadata.salt),
    ...fact(fields.leafHash, leafHash),
  ];
}

/**
 * One event in full: its sentence, its metadata, its data as in the leaf, its sealed fields, and the events that refer
 * to it. Pass `said`, the event with its opened fields in place, for the sentence.
 */
export function showEvent(
  entry: LogEntry,
  referrals: readonly Referral[],
  names: Names,
  { width = 100, style = plain, language = 'en' }: ShowOptions = {},
  said: LogEntry['event'] = entry.event,
): string {
  const page: Page = { width, style };
  const words = wordsFor(language);
  const json = (JSON.stringify(entry.event.data, null, 2) ?? UNKNOWN).split('\n').map((line) => `  ${printable(line)}`);
  const sealed = entry.fields.map(
    (field) => [flowing(`${field.pointer} (${field.class})`), fieldText(field, words)] as const,
  );
  const { title, none } = words.log.referredBy;
  return [
    style('title', words.log.title(printable(entry.event.eventId))),
    '',
    ...wrap(`${eventSentence(said, names, words)}.`, width - 4).map((line) => `    ${line}`),
    '',
    ...facts(factsOf(entry, names, words), page),
    '',
    style('heading', words.log.data),
    ...json,
    ...(sealed.length === 0 ? [] : ['', style('heading', words.log.sealedFields), ...facts(sealed, page)]),
    '',
    style('heading', title),
    ...(referrals.length === 0
      ? [`  ${none}`]
      : referrals.map((each) => `  ${oneline(each, names, { style, language, width: width - 2 })}`)),
    '',
  ].join('\n');
}
