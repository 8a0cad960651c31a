import type { EffectiveRange } from '@pacta/ledger';
import { UNKNOWN } from '../figures/amount-text.ts';
import { printable, printableDocument } from '../text/printable.ts';
import { plain, type Style } from '../text/style.ts';
import { attentionSection } from './text/attention-section.ts';
import { citationCollector, numberedCitations, type Citations } from './text/citations.ts';
import { chainsSection } from './text/chains-section.ts';
import { costsSection } from './text/costs-section.ts';
import { decisionsSection } from './text/decisions-section.ts';
import { eventsSection } from './text/events-section.ts';
import { headSection } from './text/head-section.ts';
import { inKindSection } from './text/in-kind-section.ts';
import { matchesSection } from './text/matches-section.ts';
import { commitmentsSection, movementsSection } from './text/money-section.ts';
import { recordsSection, reportedFlowsSection } from './text/published-section.ts';
import { totalsSection } from './text/totals-section.ts';
import { facts, type Page } from '../text/table.ts';
import { momentText, paragraph, section, type ReportPage } from './text/report-page.ts';
import type { TransparencyReport } from './transparency-report.ts';

export interface TextOptions {
  /** Columns of the terminal, 100 where nobody says; never below 40. */
  readonly width?: number;
  readonly style?: Style;
  /** Most rows of one list, 200 where nobody says. The JSON form always has all. */
  readonly rows?: number;
}

const NARROWEST = 40;

const ORIGINS: Readonly<Record<TransparencyReport['partnership']['origin'], string>> = {
  'first-hand': '',
  reported: 'Known from what publishers reported; nobody has recorded anything of it here at first hand.',
  both: 'Recorded here at first hand, and reported by publishers. Each figure says which it is.',
};

function originLines({ partnership }: TransparencyReport, page: Page): readonly string[] {
  const says = ORIGINS[partnership.origin];
  return says === '' ? [] : paragraph(says, page, 0);
}

function title(report: TransparencyReport, page: Page): readonly string[] {
  const { asOf, partnership } = report;
  const moment =
    asOf.position === null || asOf.recordedAt === null
      ? 'nothing is recorded yet'
      : `as known after event ${asOf.position}, recorded ${momentText(asOf.recordedAt)}`;
  return [
    page.style('title', partnership.name ?? `Partnership ${partnership.id || UNKNOWN}`),
    ...paragraph(`Transparency report, ${moment}`, page, 0),
    ...(report.effective === null
      ? []
      : paragraph(
          `Only money, costs and days given that were effective ${rangeText(report.effective)}, whenever they were recorded. What names no day is left out.`,
          page,
          0,
        )),
    ...facts([['Reader', report.reader]], page, 0),
    ...originLines(report, page),
    ...(report.synthetic
      ? paragraph("Some of what follows is made up for an example. Each such amount is marked 'synthetic'.", page, 0)
      : []),
  ];
}

function rangeText({ first, last }: EffectiveRange): string {
  if (first === last) return `on ${first}`;
  if (first === null) return `until ${last}`;
  return last === null ? `from ${first} on` : `from ${first} to ${last}`;
}

/** What its partners recorded here; the titles say so where publishers reported too. */
function firstHand(
  { partnership, commitments, chains, movements }: TransparencyReport,
  page: ReportPage,
): readonly string[] {
  const origin = partnership.origin === 'both' ? ', first hand' : '';
  return [
    ...commitmentsSection(commitments, origin, page),
    ...chainsSection(chains, page),
    ...movementsSection(movements, origin, page),
  ];
}

/** What publishers put out, and what was matched with it. */
const published = (report: TransparencyReport, page: ReportPage): readonly string[] => [
  ...recordsSection(report.reports, page),
  ...reportedFlowsSection(report.reportedFlows, page),
  ...matchesSection(report.matches, page),
];

/** Of a partnership that nobody founded here, only what was reported is set: the rest would say 'nothing yet'. */
function body(report: TransparencyReport, page: ReportPage): readonly string[] {
  const { origin } = report.partnership;
  const onlyReported = origin === 'reported';
  return [
    ...attentionSection(report.attention, page),
    ...headSection(report.partnership, page),
    ...totalsSection(report.totals, onlyReported, page),
    ...(onlyReported ? [] : firstHand(report, page)),
    ...published(report, page),
    ...(onlyReported
      ? []
      : [
          ...costsSection(report.costBooks, page),
          ...inKindSection(report.inKind, page),
          ...decisionsSection(report.decisions, page),
        ]),
  ];
}

/**
 * The report as text for a terminal or a printed page: every figure carries a mark such as [e3], and the marks lead to
 * the events at its end. What people wrote is shown without its control characters.
 */
export function renderTransparency(report: TransparencyReport, options: TextOptions = {}): string {
  const safe = printableDocument(report);
  const order = new Map(safe.events.map((source, at) => [source.eventId, at]));
  const width = Math.max(NARROWEST, options.width ?? 100);
  const pageWith = (citations: Citations): ReportPage => ({
    width,
    style: options.style ?? plain,
    rows: options.rows ?? 200,
    citations,
  });
  const collector = citationCollector(order);
  body(safe, pageWith(collector));
  const page = pageWith(numberedCitations(collector.cited()));
  const actor = (id: string): string => printable(safe.actors[id] ?? id);
  const verify = section(
    'How to check this report',
    safe.verify.flatMap((line) => paragraph(line, page)),
    page,
  );
  return [
    ...title(safe, page),
    ...body(safe, page),
    ...eventsSection(safe.events, page, { actor }),
    ...verify,
    '',
  ].join('\n');
}
