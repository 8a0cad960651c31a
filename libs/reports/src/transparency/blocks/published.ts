import type { Block, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { PublishedFlow } from '../published-flows.ts';
import type { PublishedRecord } from '../published-records.ts';
import { cited, joined, type StatementPage } from './page.ts';

/** What each publisher reported, record by record. */
export function recordsBlocks(records: readonly PublishedRecord[], page: StatementPage): readonly Block[] {
  if (records.length === 0) return [];
  const said = page.words.published.records;
  const shown = records.slice(0, page.rows);
  const more = records.length - shown.length;
  return [
    { kind: 'heading', text: said.title },
    { kind: 'paragraph', text: said.about },
    ...shown.flatMap((record) => recordBlocks(record, page)),
    ...(more > 0 ? [{ kind: 'paragraph' as const, text: said.moreRecords(more) }] : []),
  ];
}

function recordBlocks(record: PublishedRecord, page: StatementPage): readonly Block[] {
  const { terms, published } = page.words;
  const said = published.records;
  const rows = record.kinds.map(({ kind, flows, basis, sums }): Row => ({
    cells: [
      `${published.flow(kind)}${flows === 1 ? '' : ` (${flows})`}`,
      basis === null ? said.noBasis : terms.bases[basis],
      sums.map((figure) => cited(figure, page)).join(', '),
    ],
  }));
  return [
    { kind: 'subheading', text: said.name(record.sort, record.identifier, record.title) },
    { kind: 'facts', pairs: recordFacts(record, page) },
    rows.length === 0
      ? { kind: 'paragraph', text: said.nothing }
      : {
          kind: 'table',
          columns: [
            { heading: said.kind, flexible: true },
            { heading: said.countsAs },
            { heading: said.sum, flexible: true },
          ],
          rows,
        },
    ...changesBlocks(record, page),
  ];
}

function recordFacts(record: PublishedRecord, page: StatementPage): readonly (readonly [string, string])[] {
  const { words, cite } = page;
  const { formats, published, terms } = words;
  const said = published.records;
  const { publisher, secondary, sort, status, dates, planned, versions } = record;
  const last = versions.at(-1);
  const isIati = sort === 'activity';
  const datesOf = dates.map(({ type, date }) => `${isIati ? published.dateType(type) : type} ${formats.date(date)}`);
  return [
    [said.publishedBy, joined(publisher?.name ?? UNKNOWN, secondary ? said.secondary : '')],
    ...(record.toPerson ? [[said.recipient, said.toPerson] as const] : []),
    ...(status === null ? [] : [[said.status, isIati ? published.status(status) : status] as const]),
    ...(dates.length === 0 ? [] : [[said.dates, datesOf.join(', ')] as const]),
    ...(planned.length === 0 ? [] : [[said.planned, said.plannedIs(planned.map(formats.amount))] as const]),
    [
      said.file,
      last === undefined
        ? UNKNOWN
        : joined(
            said.fileIs(last.fileHash.slice(0, 12), last.place, last.updatedAt, terms.dates(last)),
            cite(last.events),
          ),
    ],
    ...(versions.length < 2 ? [] : [[said.versions, said.versionsAre(versions.length)] as const]),
  ];
}

function changesBlocks({ changes }: PublishedRecord, page: StatementPage): readonly Block[] {
  const { formats, published } = page.words;
  const said = published.records;
  const shown = changes.slice(0, page.rows);
  const more = changes.length - shown.length;
  const lines = shown.map(({ what, kind, before, after, reason, events }) =>
    joined(
      said.change(
        what === 'withdrawn' ? 'withdrawn' : 'corrected',
        kind,
        before === null ? null : formats.amount(before),
        after === null ? null : formats.amount(after),
      ),
      `(${reason})`,
      page.cite(events),
    ),
  );
  return [...lines, ...(more > 0 ? [said.moreChanges(more)] : [])].map((text) => ({ kind: 'paragraph', text }));
}

/** Every reported flow by its date. */
export function reportedFlowsBlocks(flows: readonly PublishedFlow[], page: StatementPage): readonly Block[] {
  if (flows.length === 0) return [];
  const { formats, published, terms } = page.words;
  const said = published.flows;
  const rows = flows.slice(0, page.rows).map((flow): Row => ({
    cells: [
      flow.date === null ? UNKNOWN : formats.date(flow.date),
      joined(published.flow(flow.kind), flow.reference === null ? '' : `(${flow.reference})`),
      `${flow.from?.name ?? UNKNOWN} → ${flow.to?.name ?? UNKNOWN}`,
      [formats.amount(flow.sum), said.counts[flow.counts]].filter((part) => part !== '').join('\n'),
      page.cite(flow.sum.events),
    ],
  }));
  const more = flows.length - rows.length;
  return [
    { kind: 'heading', text: said.title },
    {
      kind: 'table',
      columns: [
        { heading: said.date },
        { heading: said.flow, flexible: true },
        { heading: said.sides, flexible: true },
        { heading: said.amount, align: 'right' },
        { heading: said.event },
      ],
      rows,
    },
    ...(more > 0 ? [{ kind: 'paragraph' as const, text: terms.moreRows(more) }] : []),
  ];
}
