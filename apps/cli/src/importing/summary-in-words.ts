import { formatMoney, type ControlTotal, type Money } from '@pacta/ledger';
import type { ImportSummary } from '@pacta/interop';
import { printable, table, wordsFor, type Language, type Style, type Words } from '@pacta/reports';

interface Page {
  readonly width: number;
  readonly style: Style;
  /** English where no language is chosen. */
  readonly language?: Language;
}

const LISTED = 20;

/** Columns of the labels, with the space after them. */
const LABEL = 12;

const FORMATS: Readonly<Record<string, string>> = { iati: 'IATI', '360giving': '360Giving' };

const fact = (label: string, text: string): string => `${label.padEnd(LABEL)}${text}`;

/** Summary of an import for people: counts read, recorded, rejected and left out, and whether the totals agree. */
export function summaryInWords(summary: ImportSummary, page: Page): string {
  const { style } = page;
  const { source } = summary;
  const words = wordsFor(page.language ?? 'en');
  const { importing: said } = words;
  return [
    style('title', printable(said.title(FORMATS[source.format] ?? source.format, source.publisher))),
    style('muted', `SHA-256 ${source.sha256}`),
    '',
    ...recordedInWords(summary, words),
    ...takenBackInWords(summary, style, words),
    ...rejectedInWords(summary, style, words),
    ...leftOutInWords(summary, page, words),
    '',
    style('heading', said.totals),
    ...totalsTable(summary.totals, page),
    '',
    ...takenBackTable(summary, page, words),
    verdict(summary, style, words),
  ].join('\n');
}

function recordedInWords(summary: ImportSummary, { importing: said }: Words): string[] {
  const { records, recordsByKind, events, older, dryRun, cancelled } = summary;
  const kinds = (['activities', 'flows', 'grants'] as const).flatMap((kind) =>
    recordsByKind[kind] > 0 ? [said.kinds[kind](recordsByKind[kind])] : [],
  );
  const read = kinds.length > 1 ? said.recordsOf(said.records(records), kinds) : (kinds[0] ?? said.noRecord);
  return [
    fact(said.read, read),
    fact(said.events, said.written(events.written, events.alreadyThere, dryRun)),
    ...(older > 0 ? [fact(said.older, said.olderReports(older))] : []),
    ...(cancelled ? [fact(said.cancelled, said.cancelledText)] : []),
  ];
}

function takenBackInWords({ takenBack }: ImportSummary, style: Style, { importing: said, formats }: Words): string[] {
  const { withdrawn, corrected, kept, records } = takenBack;
  const inAll = withdrawn + corrected + kept;
  if (inAll === 0) return [];
  const money = (sum: Money | null): string | null =>
    sum === null ? null : formats.amount({ amount: formatMoney(sum), currency: sum.currency });
  return [
    style('warning', fact(said.takenBack, said.takenBackCounts(withdrawn, corrected))),
    ...(kept === 0 ? [] : [fact('', said.keptBack(kept))]),
    ...records
      .slice(0, LISTED)
      .map(({ what, place, kind, before, now }) =>
        printable(`  ${place}: ${said.takenBackRecord(what, kind, money(before), money(now))}`),
      ),
    ...(inAll > LISTED ? [`  ${said.moreTakenBack(inAll - LISTED)}`] : []),
  ];
}

/** The amounts that stood before, a row per currency and kind. */
function takenBackTable({ takenBack }: ImportSummary, page: Page, { importing: said, formats }: Words): string[] {
  if (takenBack.totals.length === 0) return [];
  const side = ({ amount, count }: ControlTotal['read']): string => `${formats.number(amount)}\n${said.records(count)}`;
  const rows = takenBack.totals.map(({ currency, kind, withdrawn, corrected }) => ({
    cells: [printable(`${currency} ${kind}`), side(withdrawn), side(corrected)],
  }));
  const { kind, withdrawn, corrected } = said.takenBackColumns;
  const columns = [
    { heading: kind },
    ...[withdrawn, corrected].map((heading) => ({ heading, align: 'right' as const })),
  ];
  return [page.style('heading', said.takenBackTotals), ...table(columns, rows, page, 0), ''];
}

function rejectedInWords(
  { rejected, rejectedInAll, events, older }: ImportSummary,
  style: Style,
  { importing: said }: Words,
) {
  if (rejectedInAll === 0) return [fact(said.rejected, said.nothing)];
  const more = rejectedInAll - Math.min(LISTED, rejected.length);
  const isAll = events.written + events.alreadyThere === 0 && older === 0;
  const records = said.records(rejectedInAll);
  return [
    style('warning', fact(said.rejected, isAll ? said.rejectedAll(records) : said.rejectedRest(records))),
    ...rejected.slice(0, LISTED).map(({ place, reason, code }) => printable(`  ${place}: ${reason} (${code})`)),
    ...(more > 0 ? [`  ${said.moreRejected(more)}`] : []),
  ];
}

function leftOutInWords({ leftOut }: ImportSummary, { width }: Page, { importing: said, formats }: Words): string[] {
  if (leftOut.length === 0) return [fact(said.leftOut, said.nothing)];
  const lines: string[] = [];
  for (const { name, count } of leftOut) {
    const words = printable(`${name} ${formats.number(String(count))}`);
    const line = lines.at(-1);
    if (line === undefined || line.length + words.length + 2 > width) lines.push(fact('', words));
    else lines[lines.length - 1] = `${line}, ${words}`;
  }
  lines[0] = fact(said.leftOut, (lines[0] ?? '').slice(LABEL));
  return lines;
}

/** A row per currency and kind, each side with the number of its records. */
export function totalsTable(totals: readonly ControlTotal[], { width, style, language = 'en' }: Page): string[] {
  const { importing: said, formats } = wordsFor(language);
  if (totals.length === 0) return [said.noAmounts];
  const side = ({ amount, count }: ControlTotal['read']): string => `${formats.number(amount)}\n${said.records(count)}`;
  const rows = totals.map(({ currency, kind, read, recorded, rejected, rounding }) => ({
    cells: [printable(`${currency} ${kind}`), side(read), side(recorded), side(rejected), formats.number(rounding)],
  }));
  const { kind, ...sides } = said.columns;
  const columns = [
    { heading: kind },
    ...[sides.read, sides.recorded, sides.rejected, sides.rounding].map((heading) => ({
      heading,
      align: 'right' as const,
    })),
  ];
  return [...table(columns, rows, { width, style }, 0)];
}

function verdict(summary: ImportSummary, style: Style, { importing: { verdict: said } }: Words): string {
  const { balanced, cancelled, totals, rejectedInAll, dryRun } = summary;
  if (cancelled) return said.stopped;
  if (!balanced) return style('bad', said.unbalanced);
  if (totals.length === 0) return said.empty;
  return style(rejectedInAll === 0 ? 'good' : 'warning', said.balanced(rejectedInAll > 0, dryRun));
}
