import type { RecordedEvent } from '@pacta/ledger';
import type { Block, Item } from '../blocks/block.ts';
import { eventLine } from '../log/event-line.ts';
import type { LogLine } from '../log/log-line.ts';
import type { Names } from '../names/names.ts';
import { printableDocument } from '../text/printable.ts';
import { readerText } from '../transparency/blocks/transparency-blocks.ts';
import type { AsOf } from '../transparency/transparency-report.ts';
import type { Words } from '../words/words.ts';
import { fieldText } from './field-text.ts';
import type { ChangedItem, DiffItem, ReportDiff, ReversedItem } from './report-diff.ts';
import type { DiffKind, DiffSubject } from './stated-items.ts';

/** What the text of a difference is made with. */
export interface DiffForm {
  readonly names: Names;
  /** Makes an event's sentence; its opened fields are in place. */
  readonly saidOf: (line: LogLine) => RecordedEvent;
}

/** The fields of one item that are printed; the JSON form has all. */
const MOST_FIELDS = 12;

/** Kinds of which there is only one, so the kind is the title. */
const WHOLE: ReadonlySet<DiffKind | 'event'> = new Set(['partnership', 'chains', 'in-kind']);

interface Page {
  readonly words: Words;
  /** Positions of these events, as far as the difference lists them; with a leading space. */
  cite(events: readonly string[]): string;
}

/**
 * The difference as blocks: figures first, then what was added, changed and reversed, then the events that caused it.
 */
export function diffBlocks(diff: ReportDiff, words: Words, { names, saidOf }: DiffForm): readonly Block[] {
  const { diff: said } = words;
  const safe = printableDocument({ ...diff, events: [] });
  const positions = new Map(diff.events.map(({ eventId, position }) => [eventId, position]));
  const cite = (events: readonly string[]): string => {
    const known = events.map((id) => positions.get(id)).filter((position) => position !== undefined);
    return known.length === 0 ? '' : ` [${known.map((position) => `@${position}`).join(', ')}]`;
  };
  const page: Page = { words, cite };
  const listed = <Listed>(
    title: string,
    some: readonly Listed[],
    items: (item: Listed) => readonly (string | Item)[],
  ): readonly Block[] => [
    { kind: 'heading', text: said.counted(title, some.length) },
    some.length === 0 ? { kind: 'paragraph', text: said.nothing } : { kind: 'list', items: some.flatMap(items) },
  ];
  return [
    { kind: 'title', text: safe.partnership.name ?? safe.partnership.id },
    { kind: 'paragraph', text: said.between(momentText(safe.from, words), momentText(safe.to, words)) },
    { kind: 'facts', pairs: [[words.transparency.reader, readerText(safe.reader, words)]] },
    { kind: 'heading', text: said.money },
    totals(safe, page),
    ...listed(said.added, safe.added, (item) => [itemText(item, words) + cite(item.events)]),
    ...listed(said.changed, safe.changed, (item) => changedItem(item, page)),
    ...listed(said.reversed, safe.reversed, (item) => [reversedText(item, page)]),
    { kind: 'heading', text: said.counted(said.recorded, diff.events.length) },
    diff.events.length === 0
      ? { kind: 'paragraph', text: said.nothing }
      : {
          kind: 'events',
          lines: diff.events.map((line) => eventLine({ position: line.position, event: saidOf(line) }, names, words)),
        },
    ...(diff.moreEvents === 0 ? [] : [{ kind: 'paragraph' as const, text: said.moreEvents(diff.moreEvents) }]),
  ];
}

const momentText = ({ position, recordedAt }: AsOf, { diff: said }: Words): string =>
  position === null || recordedAt === null ? said.emptyLedger : said.moment(position, recordedAt);

function totals({ totals: rows }: ReportDiff, { words, cite }: Page): Block {
  const { diff: said, formats } = words;
  if (rows.length === 0) return { kind: 'paragraph', text: said.noFigure };
  return {
    kind: 'table',
    columns: [
      { heading: said.basis },
      { heading: said.before, align: 'right' },
      { heading: said.after, align: 'right' },
      { heading: said.change, align: 'right' },
      { heading: said.by },
    ],
    rows: rows.map(({ basis, currency, from, to, change, events }) => ({
      cells: [
        said.total(basis, currency),
        formats.number(from),
        formats.number(to),
        `${change.startsWith('-') ? '' : '+'}${formats.number(change)}`,
        cite(events).trim(),
      ],
    })),
  };
}

function subjectText({ name, movement, amount, from, to }: DiffSubject, { diff: said, formats }: Words): string {
  const parts = [
    name ?? (movement === null ? null : said.movements[movement]),
    amount === null ? null : formats.amount(amount),
    from === null || to === null ? null : said.sides(from, to),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function itemText({ kind, id, subject }: Pick<DiffItem, 'id' | 'subject'> & Pick<ReversedItem, 'kind'>, words: Words) {
  const { diff: said } = words;
  if (WHOLE.has(kind)) return said.kinds[kind];
  const text = subjectText(subject, words);
  return said.item(said.kinds[kind], text === '' ? id : text);
}

function changedItem(item: ChangedItem, { words, cite }: Page): readonly (string | Item)[] {
  const shown = item.fields.slice(0, MOST_FIELDS);
  const rest = item.fields.length - shown.length;
  const below = [
    ...shown.map((field) => fieldText(field, words)),
    ...(rest === 0 ? [] : [words.diff.moreFields(rest)]),
  ];
  return [itemText(item, words) + cite(item.events), ...below.map((text) => ({ text, depth: 1 }))];
}

function reversedText(item: ReversedItem, { words, cite }: Page): string {
  const { diff: said } = words;
  const { eventId, reversedBy, reason } = item;
  const how = reversedBy === null ? said.notCounted : said.takenBack(cite([reversedBy]));
  return said.ended(itemText(item, words) + (eventId === null ? '' : cite([eventId])), how, reason);
}
