import {
  commitmentRegister,
  contributionRegister,
  contributionSummary,
  costRegister,
  costSummary,
  decisionRegister,
  partnershipOverview,
  redacted,
  reportedRecord,
  unfounded,
  type CommitmentRegister,
  type ContributionRegister,
  type CostRegister,
  type DecisionRegister,
  type EffectiveRange,
  type EntityView,
  type PartnershipOverview,
} from '@pacta/ledger';
import type { StateRow } from '@pacta/read-models';
import {
  addressesUnder,
  figureAt,
  lazyReport,
  pagedReport,
  REPORT_PAGE,
  reportListPage,
  transparencyReport,
  type FigureEvents,
  type Paged,
  type PagingOptions,
  type ReaderDescription,
  type ReportListPage,
  type ReportSource,
  type TransparencyReport,
} from '@pacta/reports';
import type { LedgerReads } from './ledger-reads.ts';
import { allMatches, reportedFacts } from './matched-reports.ts';
import { asOfShown, effectiveOf, momentOf, type Answer, type Shown } from './moment.ts';
import { notFound } from './query-fault.ts';
import { relatedPartnerships } from './related-partnerships.ts';
import { scopeOfReports, type Reader, type Scope } from './scope.ts';
import { fieldReader } from './sealed-fields.ts';

/** The data of a report. */
const VIEWS = [
  partnershipOverview,
  commitmentRegister,
  costRegister,
  decisionRegister,
  contributionRegister,
  reportedRecord,
] as readonly EntityView<unknown>[];

/** The two redactions of what holds sealed fields. */
const COSTS = { summary: costSummary, whole: costRegister };
const CONTRIBUTIONS = { summary: contributionSummary, whole: contributionRegister };

export interface ReportRequest {
  readonly partnershipId: string;
  readonly asOf?: string | undefined;
  readonly effective?: string | undefined;
}

/** A report, or a page of one of its lists, with at most so many items per list and events per figure. */
export interface ReportPageRequest extends ReportRequest {
  readonly rows?: number | undefined;
  readonly events?: number | undefined;
}

/** The transparency report of a partnership as this reader may see it, whole. @throws QueryFault not-found */
export async function report(
  reads: LedgerReads,
  reader: Reader,
  request: ReportRequest,
): Promise<Answer<TransparencyReport>> {
  const { shown, body } = await sourceAsked(reads, reader, request);
  return { shown, body: transparencyReport(body) };
}

/** The first items of each list, with all figures and counts. @throws QueryFault not-found */
export async function reportPage(
  reads: LedgerReads,
  reader: Reader,
  request: ReportPageRequest,
): Promise<Answer<Paged<TransparencyReport>>> {
  const { shown, body } = await sourceAsked(reads, reader, request);
  return { shown, body: pagedReport(lazyReport(body), pagingOf(shown, request)) };
}

/** A page of one list of the report, by the list's name. @throws QueryFault not-found */
export async function reportList(
  reads: LedgerReads,
  reader: Reader,
  {
    list,
    cursor = '0',
    ...request
  }: ReportPageRequest & { readonly list: string; readonly cursor?: string | undefined },
): Promise<Answer<Omit<ReportListPage, 'next'> & { readonly next: string | null }>> {
  const { shown, body } = await sourceAsked(reads, reader, request);
  const page = reportListPage(lazyReport(body), list, { ...pagingOf(shown, request), from: Number(cursor) });
  if (page === undefined) throw notFound('list');
  return { shown, body: { ...page, next: page.next === null ? null : String(page.next) } };
}

/** All events of one figure of the report, by the figure's path. @throws QueryFault not-found */
export async function reportFigure(
  reads: LedgerReads,
  reader: Reader,
  { figure, ...request }: ReportRequest & { readonly figure: string },
): Promise<Answer<FigureEvents>> {
  const { shown, body } = await sourceAsked(reads, reader, request);
  const found = figureAt(lazyReport(body), figure);
  if (found === undefined) throw notFound('figure');
  return { shown, body: found };
}

async function sourceAsked(
  reads: LedgerReads,
  reader: Reader,
  { partnershipId, asOf, effective }: ReportRequest,
): Promise<Answer<ReportSource>> {
  const scope = await scopeOfReports(reads, reader, partnershipId);
  if (scope === undefined) throw notFound('partnership');
  const range = effectiveOf(effective);
  const shown = momentOf(reads, asOf);
  const body = await sourceAt(reads, scope, shown, range);
  if (body === undefined) throw notFound('partnership');
  return { shown, body };
}

/** The whole report; undefined where the partnership was neither founded nor reported yet. */
export async function reportAt(
  reads: LedgerReads,
  scope: Scope,
  shown: Shown,
  effective: EffectiveRange | undefined,
): Promise<TransparencyReport | undefined> {
  const source = await sourceAt(reads, scope, shown, effective);
  return source && transparencyReport(source);
}

async function sourceAt(
  reads: LedgerReads,
  scope: Scope,
  shown: Shown,
  effective: EffectiveRange | undefined,
): Promise<ReportSource | undefined> {
  const rows = await reads.states.ofPartnership(VIEWS, scope.partnershipId, shown.through);
  const byView = Map.groupBy(rows, ({ view }) => view);
  const rowsOf = <State>({ name }: EntityView<State>) => (byView.get(name) ?? []) as readonly StateRow<State>[];
  const states = <State>(view: EntityView<State>): State[] => rowsOf(view).map(({ state }) => state);
  const reported = await reportedFacts(reads, scope, rows, await allMatches(reads, shown), shown);
  const [founded] = states<PartnershipOverview>(partnershipOverview);
  if (founded === undefined && reported.records.length === 0) return undefined;
  return {
    partnership: founded ?? unfounded(scope.partnershipId),
    commitments: states<CommitmentRegister>(commitmentRegister),
    costBooks: rowsOf<CostRegister>(costRegister).map((row) =>
      redacted(fieldReader(reads, scope, row), COSTS, row.state),
    ),
    decisions: states<DecisionRegister>(decisionRegister),
    contributions: rowsOf<ContributionRegister>(contributionRegister).map((row) =>
      redacted(fieldReader(reads, scope, row), CONTRIBUTIONS, row.state),
    ),
    reported,
    related: await relatedPartnerships(reads, scope.reader, scope.partnershipId, shown),
    reader: described(scope),
    asOf: asOfShown(reads, shown),
    ...(effective === undefined ? {} : { effective }),
  };
}

/** Addresses give the moment as a position, so that all pages show the same state. */
function pagingOf(
  { through }: Shown,
  { partnershipId, effective, rows = REPORT_PAGE.rows, events = REPORT_PAGE.events }: ReportPageRequest,
): PagingOptions {
  const query = {
    ...(through < 0 ? {} : { asOf: `@${through}` }),
    ...(effective === undefined ? {} : { effective }),
  };
  return { rows, events, more: addressesUnder(`/v1/partnerships/${partnershipId}/report`, query) };
}

/** The actors in the head of the statement. */
function described({ reader, grants }: Scope): ReaderDescription {
  if (reader.kind === 'owner') return { code: 'owner' };
  return grants.length === 0
    ? { code: 'anyone' }
    : { code: 'roles', roles: [...new Set(grants.map(({ role }) => role))] };
}
