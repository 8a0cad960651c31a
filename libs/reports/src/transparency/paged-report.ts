import { listPage, paged, type ListPage, type Paged, type PagingOptions } from '../paging/paged.ts';
import type { TransparencyReport } from './transparency-report.ts';

/** Items per list and events per figure that the bounded form shows by default. */
export const REPORT_PAGE = { rows: 50, events: 20 } as const;

/** Roles and organisation of each actor of these events. */
function actorsOf(report: TransparencyReport, events: TransparencyReport['events']): TransparencyReport['actors'] {
  const ids = new Set(events.map(({ actor }) => actor));
  return Object.fromEntries([...ids].map((id) => [id, report.actors[id] ?? { roles: [], organisation: null }]));
}

/** The bounded form of a transparency statement; `actors` are those of the events shown. */
export const pagedReport = (report: TransparencyReport, options: PagingOptions): Paged<TransparencyReport> =>
  paged({ ...report, actors: actorsOf(report, report.events.slice(0, options.rows)) }, options);

/** A page of one of its lists; the list of events includes their actors. */
export function reportListPage(
  report: TransparencyReport,
  name: string,
  options: PagingOptions & { readonly from: number },
): (ListPage & { readonly actors?: TransparencyReport['actors'] }) | undefined {
  const page = listPage(report, name, options);
  if (page === undefined || name !== 'events') return page;
  return { ...page, actors: actorsOf(report, report.events.slice(options.from, options.from + options.rows)) };
}
