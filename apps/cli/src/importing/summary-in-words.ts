import type { ControlTotal } from '@pacta/ledger';
import type { ImportSummary } from '@pacta/interop';
import { grouped, printable, table, type Style } from '@pacta/reports';
import { counted } from '../terminal/words.ts';

interface Page {
  readonly width: number;
  readonly style: Style;
}

const LISTED = 20;

/** What an import did, for people: what was read, recorded, rejected and left out, and whether the totals agree. */
export function summaryInWords(summary: ImportSummary, page: Page): string {
  const { style } = page;
  const { source } = summary;
  const from = source.publisher === null ? 'a publisher that it does not name' : source.publisher;
  return [
    style('title', printable(`${FORMATS[source.format] ?? source.format} file of ${from}`)),
    style('muted', `SHA-256 ${source.sha256}`),
    '',
    ...recordedInWords(summary),
    ...rejectedInWords(summary, style),
    ...leftOutInWords(summary, page),
    '',
    style('heading', 'Control totals'),
    ...totalsTable(summary.totals, page),
    '',
    verdict(summary, style),
  ].join('\n');
}

const FORMATS: Readonly<Record<string, string>> = { iati: 'IATI', '360giving': '360Giving' };

function recordedInWords({ records, recordsByKind, events, older, dryRun, cancelled }: ImportSummary): string[] {
  const { activities, flows, grants } = recordsByKind;
  const kinds = [
    ...(activities > 0 ? [counted(activities, 'activity', 'activities')] : []),
    ...(flows > 0 ? [counted(flows, 'transaction')] : []),
    ...(grants > 0 ? [counted(grants, 'grant')] : []),
  ];
  const written = dryRun ? 'would be written' : 'written';
  return [
    `Read        ${kinds.length > 1 ? `${counted(records, 'record')}: ` : ''}${kinds.length === 0 ? 'no record' : kinds.join(' and ')}`,
    `Events      ${grouped(String(events.written))} ${written}, ${grouped(String(events.alreadyThere))} already there`,
    ...(older > 0
      ? [
          `Older       ${counted(older, 'report')} of the file ${older === 1 ? 'is' : 'are'} older than what the ledger holds, and changed nothing`,
        ]
      : []),
    ...(cancelled ? ['Cancelled   what was written stays; the same import again does the rest'] : []),
  ];
}

function rejectedInWords({ rejected, rejectedInAll }: ImportSummary, style: Style): string[] {
  if (rejectedInAll === 0) return ['Rejected    nothing'];
  const more = rejectedInAll - Math.min(LISTED, rejected.length);
  return [
    style('warning', `Rejected    ${counted(rejectedInAll, 'record')}; the rest is recorded`),
    ...rejected.slice(0, LISTED).map(({ place, reason, code }) => printable(`  ${place}: ${reason} (${code})`)),
    ...(more > 0 ? [`  … and ${grouped(String(more))} more; --json lists them`] : []),
  ];
}

function leftOutInWords({ leftOut }: ImportSummary, { width }: Page): string[] {
  if (leftOut.length === 0) return ['Left out    nothing'];
  const lines: string[] = [];
  for (const { name, count } of leftOut) {
    const words = printable(`${name} ${grouped(String(count))}`);
    const line = lines.at(-1);
    if (line === undefined || line.length + words.length + 2 > width) lines.push(`            ${words}`);
    else lines[lines.length - 1] = `${line}, ${words}`;
  }
  lines[0] = `Left out  ${(lines[0] ?? '').slice(10)}`;
  return lines;
}

const COLUMNS = [
  { heading: 'Currency, kind' },
  ...['Read', 'Recorded', 'Rejected', 'Rounding'].map((heading) => ({ heading, align: 'right' as const })),
];

/** A row per currency and kind, each side with the number of its records. */
export function totalsTable(totals: readonly ControlTotal[], { width, style }: Page): string[] {
  if (totals.length === 0) return ['No amounts.'];
  const side = ({ amount, count }: ControlTotal['read']): string => `${grouped(amount)}\n${counted(count, 'record')}`;
  const rows = totals.map(({ currency, kind, read, recorded, rejected, rounding }) => ({
    cells: [printable(`${currency} ${kind}`), side(read), side(recorded), side(rejected), grouped(rounding)],
  }));
  return [...table(COLUMNS, rows, { width, style }, 0)];
}

function verdict({ balanced, cancelled, totals, rejectedInAll, dryRun }: ImportSummary, style: Style): string {
  if (cancelled) return 'The import was stopped, so the totals are not compared.';
  if (!balanced)
    return style(
      'bad',
      'The totals do NOT agree: read is not recorded + rejected + rounding. This is a fault in Pacta.',
    );
  if (totals.length === 0) return 'There was nothing to add up.';
  const lost = rejectedInAll === 0 ? 'Nothing was lost' : 'Nothing was lost but what is listed as rejected';
  return style(
    rejectedInAll === 0 ? 'good' : 'warning',
    `In every row, read = recorded + rejected + rounding. ${lost}${dryRun ? '; nothing was written, this was a dry run' : ''}.`,
  );
}
