import type { Block, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { PublishedFlow } from '../published-flows.ts';
import type { PublishedRecord } from '../published-records.ts';
import { cited, joined, type StatementPage } from './page.ts';

/** What each publisher reported, record by record. */
export function recordsBlocks(records: readonly PublishedRecord[], page: StatementPage): readonly Block[] {
  if (records.length === 0) return [];
  const texts = page.words.published.records;
  const shown = records.slice(0, page.rows);
  const more = records.length - shown.length;
  return [
    { kind: 'heading', text: texts.title },
    { kind: 'paragraph', text: texts.about },
    ...shown.flatMap((record) => recordBlocks(record, page)),
    ...(more > 0 ? [{ kind: 'paragraph' as const, text: texts.moreRecords(more) }] : []),
  ];
}

function recordBlocks(record: PublishedRecord, page: StatementPage): readonly Block[] {
  const { terms, published } = page.words;
  const texts = published.records;
  const rows = record.kinds.map(({ kind, flows, basis, sums }): Row => ({
    cells: [
      `${published.flow(kind)}${flows === 1 ? '' : ` (${flows})`}`,
      basis === null ? texts.noBasis : terms.bases[basis],
      sums.map((figure) => cited(figure, page)).join(', '),
    ],
  }));
  return [
    { kind: 'subheading', text: texts.name(record.sort, record.identifier, record.title) },
    { kind: 'facts', pairs: recordFacts(record, page) },
    rows.length === 0
      ? { kind: 'paragraph', text: texts.nothing }
      : {
          kind: 'table',
          columns: [
            { heading: texts.kind, flexible: true },
            { heading: texts.countsAs },
            { heading: texts.sum, flexible: true },
          ],
          rows,
        },
    ...changesBlocks(record, page),
  ];
}

function recordFacts(record: PublishedRecord, page: StatementPage): readonly (readonly [string, string])[] {
  const { words, cite } = page;
  const { formats, published, terms } = words;
  const texts = published.records;
  const { publisher, secondary, sort, status, dates, planned, plannedBefore, appliedFor, versions } = record;
  const last = versions.at(-1);
  const isIati = sort === 'activity';
  const datesOf = dates.map(({ type, date }) => `${isIati ? published.dateType(type) : type} ${formats.date(date)}`);
  return [
    [texts.publishedBy, joined(publisher?.name ?? UNKNOWN, secondary ? texts.secondary : '')],
    ...(record.toPerson ? [[texts.recipient, texts.toPerson] as const] : []),
    ...(status === null ? [] : [[texts.status, isIati ? published.status(status) : status] as const]),
    ...(dates.length === 0 ? [] : [[texts.dates, datesOf.join(', ')] as const]),
    ...(planned.length === 0 ? [] : [[texts.planned, texts.plannedIs(planned.map(formats.amount))] as const]),
    ...(plannedBefore.length === 0
      ? []
      : [[texts.plannedBefore, texts.replaced(plannedBefore.map(formats.amount))] as const]),
    ...(appliedFor === null ? [] : [[texts.appliedFor, formats.amount(appliedFor)] as const]),
    [
      texts.file,
      last === undefined
        ? UNKNOWN
        : joined(
            texts.fileIs(last.fileHash.slice(0, 12), last.place, last.updatedAt, terms.dates(last)),
            cite(last.events),
          ),
    ],
    ...(versions.length < 2 ? [] : [[texts.versions, texts.versionsAre(versions.length)] as const]),
  ];
}

function changesBlocks({ changes }: PublishedRecord, page: StatementPage): readonly Block[] {
  const { formats, published } = page.words;
  const texts = published.records;
  const shown = changes.slice(0, page.rows);
  const more = changes.length - shown.length;
  const lines = shown.map(({ what, kind, before, after, reason, events }) =>
    joined(
      texts.change(
        what === 'withdrawn' ? 'withdrawn' : 'corrected',
        kind,
        before === null ? null : formats.amount(before),
        after === null ? null : formats.amount(after),
      ),
      `(${reason})`,
      page.cite(events),
    ),
  );
  return [...lines, ...(more > 0 ? [texts.moreChanges(more)] : [])].map((text) => ({ kind: 'paragraph', text }));
}

/** Every reported flow by its date. */
export function reportedFlowsBlocks(flows: readonly PublishedFlow[], page: StatementPage): readonly Block[] {
  if (flows.length === 0) return [];
  const { formats, published, terms } = page.words;
  const texts = published.flows;
  const dayText = (day: string | null): string => (day === null ? UNKNOWN : formats.date(day));
  const rows = flows.slice(0, page.rows).map((flow): Row => ({
    cells: [
      dayText(flow.date ?? flow.valueDate),
      [joined(published.flow(flow.kind), flow.reference === null ? '' : `(${flow.reference})`), flow.description ?? '']
        .filter((part) => part !== '')
        .join('\n'),
      `${flow.from?.name ?? UNKNOWN} → ${flow.to?.name ?? UNKNOWN}`,
      [formats.amount(flow.sum), texts.counts[flow.counts]].filter((part) => part !== '').join('\n'),
      page.cite(flow.sum.events),
    ],
  }));
  const more = flows.length - rows.length;
  return [
    { kind: 'heading', text: texts.title },
    {
      kind: 'table',
      columns: [
        { heading: texts.date },
        { heading: texts.flow, flexible: true },
        { heading: texts.sides, flexible: true },
        { heading: texts.amount, align: 'right' },
        { heading: texts.event },
      ],
      rows,
    },
    ...(more > 0 ? [{ kind: 'paragraph' as const, text: terms.moreRows(more) }] : []),
  ];
}
