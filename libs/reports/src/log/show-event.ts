import { UNKNOWN } from '../figures/amount-text.ts';
import type { Names } from '../names/names.ts';
import { eventSentence } from '../sentences/event-sentence.ts';
import { flowing, printable, printableValue } from '../text/printable.ts';
import { plain, type Style } from '../text/style.ts';
import { facts, type Page } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import type { FieldReading, LogEntry, Referral } from './log-line.ts';
import { oneline } from './oneline.ts';

export interface ShowOptions {
  readonly width?: number;
  readonly style?: Style;
}

const STATES: Record<FieldReading['state'], string> = {
  opened: 'opened',
  sealed: 'sealed: not opened for this reader, or its key is not at hand',
  forgotten: 'forgotten: its key was destroyed',
  altered: 'altered: its box does not fit its mark',
};

const fieldText = ({ state, value }: FieldReading): string =>
  state === 'opened' ? `opened: ${printableValue(value)}` : STATES[state];

type Fact = readonly [label: string, value: string];

const fact = (label: string, value: string | undefined): readonly Fact[] =>
  value === undefined ? [] : [[label, flowing(value)]];

function factsOf({ position, event, leafHash }: LogEntry, names: Names): readonly Fact[] {
  const { metadata } = event;
  const known = names.actor(metadata.actor);
  return [
    ...fact('Type', event.type),
    ...fact('Position', String(position)),
    ...fact('Stream', `${event.stream}, revision ${event.revision}`),
    ...fact('Actor', known === metadata.actor ? known : `${known} (${metadata.actor})`),
    ...fact('On behalf of', metadata.onBehalfOf),
    ...fact('Mandate', metadata.mandate),
    ...fact('Recorded at', metadata.recordedAt),
    ...fact('Effective on', metadata.effectiveOn ?? `${UNKNOWN} nobody said`),
    ...fact('Partnership', metadata.partnershipId),
    ...fact('Command', metadata.commandId),
    ...fact('Based on', metadata.basedOn),
    ...fact('Caused by', metadata.causationId),
    ...fact('Correlation', metadata.correlationId),
    ...fact('Salt', metadata.salt),
    ...fact('Leaf hash', leafHash),
  ];
}

/**
 * One event in full: what it says, its metadata, its data as in the leaf, what of it is sealed, and what refers to it.
 * Pass `said`, the event with its opened fields in place, so that the sentence may use them.
 */
export function showEvent(
  entry: LogEntry,
  referrals: readonly Referral[],
  names: Names,
  { width = 100, style = plain }: ShowOptions = {},
  said: LogEntry['event'] = entry.event,
): string {
  const page: Page = { width, style };
  const json = (JSON.stringify(entry.event.data, null, 2) ?? UNKNOWN).split('\n').map((line) => `  ${printable(line)}`);
  const sealed = entry.fields.map((field) => [flowing(`${field.pointer} (${field.class})`), fieldText(field)] as const);
  const referring =
    referrals.length === 0
      ? ['  Nothing refers to it yet.']
      : referrals.map((each) => `  ${oneline(each, names, { style, width: width - 2 })}`);
  return [
    style('title', `Event ${printable(entry.event.eventId)}`),
    '',
    ...wrap(`${eventSentence(said, names)}.`, width - 4).map((line) => `    ${line}`),
    '',
    ...facts(factsOf(entry, names), page),
    '',
    style('heading', 'Data, as in the leaf'),
    ...json,
    ...(sealed.length === 0 ? [] : ['', style('heading', 'Sealed fields'), ...facts(sealed, page)]),
    '',
    style('heading', 'Referred to by'),
    ...referring,
    '',
  ].join('\n');
}
