import { amountText, UNKNOWN } from '../../figures/amount-text.ts';
import { facts, table, type Row } from '../../text/table.ts';
import type { PublishedFlow } from '../published-flows.ts';
import type { KindStatement, PublishedRecord } from '../published-records.ts';
import { cited, counted, datesText, joined, paragraph, section, subheading, type ReportPage } from './report-page.ts';

const sums = ({ sums: all }: Pick<KindStatement, 'sums'>, page: ReportPage): string =>
  all.map((figure) => cited(figure, page)).join(', ');

function changesInWords({ changes }: PublishedRecord, page: ReportPage): readonly string[] {
  const shown = changes.slice(0, page.rows);
  const lines = shown.map(({ what, words, before, after, reason, events }) => {
    const was = before === null ? '' : `of ${amountText(before)}`;
    const now = after === null ? '' : `, now ${amountText(after)}`;
    const verb = what === 'withdrawn' ? 'Withdrawn' : 'Corrected';
    return joined(`${verb}: ${words}`, was === '' ? '' : `${was}${now}`, `(${reason})`, page.citations.cite(events));
  });
  const more = changes.length - shown.length;
  return [
    ...lines.flatMap((line) => paragraph(line, page, 4)),
    ...(more > 0 ? paragraph(`… and ${counted(more, 'more change')}: see the JSON form.`, page, 4) : []),
  ];
}

const KINDS = [{ heading: 'Reported', flexible: true }, { heading: 'Counts as' }, { heading: 'Sum', flexible: true }];

function recordLines(record: PublishedRecord, page: ReportPage): readonly string[] {
  const { publisher, versions, kinds, status, dates, planned } = record;
  const last = versions.at(-1);
  const head = `${record.sort === 'activity' ? 'Activity' : 'Grant'} ${record.identifier}${record.title === null ? '' : `: ${record.title}`}`;
  const rows = kinds.map((kind): Row => ({
    cells: [`${kind.words}${kind.flows === 1 ? '' : ` (${kind.flows})`}`, kind.basis ?? 'no basis', sums(kind, page)],
  }));
  return [
    ...subheading(head, page),
    ...facts(
      [
        ['Published by', joined(publisher?.name ?? UNKNOWN, record.secondary ? '(on what others reported first)' : '')],
        ...(record.toPerson ? [['Recipient', 'a private person, sealed'] as const] : []),
        ...(status === null ? [] : [['Status', status] as const]),
        ...(dates.length === 0
          ? []
          : [['Dates', dates.map(({ type, date }) => `${type} ${date}`).join(', ')] as const]),
        ...(planned.length === 0
          ? []
          : [['Planned', `${planned.map((each) => amountText(each)).join(', ')}, never counted`] as const]),
        [
          'File',
          last === undefined
            ? UNKNOWN
            : joined(
                `SHA-256 ${last.fileHash.slice(0, 12)}…, ${last.place}`,
                last.updatedAt === null ? '' : `, updated by its publisher ${last.updatedAt.slice(0, 10)}`,
                `(${datesText(last)})`,
                page.citations.cite(last.events),
              ).replace(' ,', ','),
        ],
        ...(versions.length < 2 ? [] : [['Versions', `${versions.length}; the last one holds`] as const]),
      ],
      page,
      4,
    ),
    ...(rows.length === 0 ? paragraph('It reports no money.', page, 4) : ['', ...table(KINDS, rows, page, 4)]),
    ...changesInWords(record, page),
  ];
}

/** What each publisher put out, record by record. */
export function recordsSection(records: readonly PublishedRecord[], page: ReportPage): readonly string[] {
  if (records.length === 0) return [];
  const shown = records.slice(0, page.rows);
  const more = records.length - shown.length;
  return section(
    'What publishers reported',
    [
      ...paragraph('Taken from published files as it stands there; nobody has recorded it here at first hand.', page),
      ...shown.flatMap((record) => recordLines(record, page)),
      ...(more > 0 ? paragraph(`… and ${counted(more, 'more record')}: see the JSON form.`, page) : []),
    ],
    page,
  );
}

const COUNTS: Readonly<Record<PublishedFlow['counts'], string>> = {
  counted: '',
  'counted-elsewhere': 'counted as another flow',
  shown: 'counts on no basis',
  withdrawn: 'withdrawn',
};

/** Every reported flow by its date. */
export function reportedFlowsSection(flows: readonly PublishedFlow[], page: ReportPage): readonly string[] {
  if (flows.length === 0) return [];
  const columns = [
    { heading: 'Date' },
    { heading: 'Reported', flexible: true },
    { heading: 'From → to', flexible: true },
    { heading: 'Amount', align: 'right' as const },
    { heading: 'Event' },
  ];
  const rows = flows.slice(0, page.rows).map((flow): Row => ({
    cells: [
      flow.date ?? UNKNOWN,
      joined(flow.words, flow.reference === null ? '' : `(${flow.reference})`),
      `${flow.from?.name ?? UNKNOWN} → ${flow.to?.name ?? UNKNOWN}`,
      [amountText(flow.sum), COUNTS[flow.counts]].filter((part) => part !== '').join('\n'),
      page.citations.cite(flow.sum.events),
    ],
  }));
  const more = flows.length - rows.length;
  return section(
    'Flows as reported',
    [
      ...table(columns, rows, page),
      ...(more > 0 ? paragraph(`… and ${counted(more, 'more row')}: see the JSON form.`, page) : []),
    ],
    page,
  );
}
