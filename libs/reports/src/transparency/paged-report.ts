import { listPage, paged, type ListPage, type Paged, type PagingOptions } from '../paging/paged.ts';
import type { LazyReport, TransparencyReport } from './transparency-report.ts';

/** Items per list and events per figure that the bounded form shows by default. */
export const REPORT_PAGE = { rows: 50, events: 20 } as const;

/** The bounded form of a transparency statement; `actors` are those of the events shown. */
export const pagedReport = (report: LazyReport, options: PagingOptions): Paged<TransparencyReport> =>
  paged<TransparencyReport>(
    { ...report, actors: report.actors(report.events.slice(0, options.rows)) } as unknown as TransparencyReport,
    options,
  );

/** A page of one of its lists; the list of events includes their actors. */
export interface ReportListPage extends ListPage {
  readonly actors?: TransparencyReport['actors'];
}

/** Undefined where the report has no such list. */
export function reportListPage(
  report: LazyReport,
  name: string,
  options: PagingOptions & { readonly from: number },
): ReportListPage | undefined {
  const page = listPage(report, name, options);
  if (page === undefined || name !== 'events') return page;
  return { ...page, actors: report.actors(report.events.slice(options.from, options.from + options.rows)) };
}
