import type { RecordedEvent } from '@pacta/ledger';
import { amountText, grouped, UNKNOWN } from '../figures/amount-text.ts';
import { oneline } from '../log/oneline.ts';
import type { LogLine } from '../log/log-line.ts';
import type { Names } from '../names/names.ts';
import { printableDocument } from '../text/printable.ts';
import { plain, type Style } from '../text/style.ts';
import { table, type Page } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import type { Dates } from '../transparency/head.ts';
import { bullet, datesText, momentText } from '../transparency/text/report-page.ts';
import type { AsOf } from '../transparency/transparency-report.ts';
import type { ChangedField } from './changed-fields.ts';
import type { ChangedItem, ReportDiff } from './report-diff.ts';

export interface DiffTextOptions {
  readonly width?: number;
  readonly style?: Style;
  /** Sentences of events are cut at the width, as a terminal wants it. */
  readonly cut?: boolean;
  /** What an event's sentence is made from: its opened fields stand in their places. */
  readonly saidOf: (line: LogLine) => RecordedEvent;
}

/** Fields of one thing that are printed; the JSON form has all. */
const MOST_FIELDS = 12;
const LONGEST_VALUE = 60;

/** The difference as text: figures first, then what was added, changed and reversed, then the events that did it. */
export function renderDiff(diff: ReportDiff, names: Names, options: DiffTextOptions): string {
  const page: Page = { width: Math.max(40, options.width ?? 100), style: options.style ?? plain };
  const safe = printableDocument({ ...diff, events: [] });
  const numbers = new Map(diff.events.map(({ eventId, position }) => [eventId, position]));
  const cite = (events: readonly string[]): string => {
    const known = events.map((id) => numbers.get(id)).filter((position) => position !== undefined);
    return known.length === 0 ? '' : ` [${known.map((position) => `@${position}`).join(', ')}]`;
  };
  const listed = <Item>(title: string, items: readonly Item[], lines: (item: Item) => readonly string[]) => [
    '',
    page.style('heading', `${title} (${items.length})`),
    ...(items.length === 0 ? ['  Nothing.'] : items.flatMap(lines)),
  ];
  return [
    page.style('title', safe.partnership.name ?? safe.partnership.id),
    ...wrap(`What changed between ${moment(safe.from)} and ${moment(safe.to)}`, page.width),
    ...wrap(`Reader  ${safe.reader}`, page.width),
    ...totals(safe, page, cite),
    ...listed('Added', safe.added, ({ kind, label, events }) => bullet(`${kind}: ${label}${cite(events)}`, page, 2)),
    ...listed('Changed', safe.changed, (item) => changedItem(item, page, cite)),
    ...listed('Reversed', safe.reversed, ({ kind, label, eventId, reversedBy, reason }) =>
      bullet(
        `${kind}: ${label}${eventId === null ? '' : cite([eventId])}, ${
          reversedBy === null ? 'no longer counted' : `taken back${cite([reversedBy])}`
        }${reason === null ? '' : `: ${reason}`}`,
        page,
        2,
      ),
    ),
    ...listed('What was recorded in between', diff.events, (line) => [
      `  ${oneline({ position: line.position, event: options.saidOf(line) }, names, { style: page.style, ...(options.cut === true ? { width: page.width - 2 } : {}) })}`,
    ]),
    ...(diff.moreEvents === 0 ? [] : [`  and ${grouped(String(diff.moreEvents))} more; 'pacta log' has them all.`]),
    '',
  ].join('\n');
}

const moment = ({ position, recordedAt }: AsOf): string =>
  position === null || recordedAt === null
    ? 'the empty ledger'
    : `event ${position} (recorded ${momentText(recordedAt)})`;

function totals(
  { totals: rows }: ReportDiff,
  page: Page,
  cite: (events: readonly string[]) => string,
): readonly string[] {
  if (rows.length === 0) return ['', page.style('heading', 'Money in all'), '  No figure has changed.'];
  const cells = rows.map(({ basis, currency, from, to, change, events }) => ({
    cells: [
      `${inWords(basis)} (${currency})`,
      grouped(from),
      grouped(to),
      change.startsWith('-') ? grouped(change) : `+${grouped(change)}`,
      cite(events).trim(),
    ],
  }));
  const columns = [
    { heading: 'Basis' },
    { heading: 'Then', align: 'right' as const },
    { heading: 'Now', align: 'right' as const },
    { heading: 'Change', align: 'right' as const },
    { heading: 'By' },
  ];
  return ['', page.style('heading', 'Money in all'), ...table(columns, cells, page)];
}

function changedItem(
  { kind, label, events, fields }: ChangedItem,
  page: Page,
  cite: (events: readonly string[]) => string,
): readonly string[] {
  const shown = fields.slice(0, MOST_FIELDS);
  const rest = fields.length - shown.length;
  return [
    ...bullet(`${kind}: ${label}${cite(events)}`, page, 2),
    ...shown.flatMap((field) => bullet(fieldText(field), page, 6)),
    ...(rest === 0 ? [] : bullet(`and ${rest} more; --json has them all`, page, 6)),
  ];
}

/** `passedOn` → `passed on`. */
const inWords = (name: string): string => name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

const fieldText = ({ field, from, to }: ChangedField): string =>
  `${inWords(field)}: ${valueText(from)} → ${valueText(to)}`;

function valueText(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return UNKNOWN;
  if (typeof value === 'object' && 'amount' in value && 'currency' in value)
    return amountText(value as { amount: string; currency: string });
  if (typeof value === 'object' && 'recordedAt' in value) return datesText(value as Dates);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
