import type { ListPage, Paged, TransparencyReport } from '@pacta/reports';

/** Largest page of a list and of a figure that a service allows. */
const WHOLE = { rows: '1000', events: '10000' } as const;

type Query = Readonly<Record<string, string | undefined>>;

/** A service's report with all items of its lists: the rest is fetched page by page. */
export async function wholeReport(
  get: <Answer>(path: string, query?: Query) => Promise<Answer>,
  partnershipId: string,
  query: Query,
): Promise<TransparencyReport> {
  const path = `/v1/partnerships/${partnershipId}/report`;
  const report = await get<Paged<TransparencyReport>>(path, { ...query, ...WHOLE });
  const { paging, ...statement } = report;
  const asOf = report.asOf.position === null ? query['asOf'] : `@${report.asOf.position}`;
  for (const [name, { shown }] of Object.entries(paging.lists)) {
    const list = memberAt(statement, name) as unknown[];
    for (let cursor: string | null = String(shown); cursor !== null;) {
      const page: Omit<ListPage, 'next'> & { readonly next: string | null; readonly actors?: object } = await get(
        `${path}/lists/${encodeURIComponent(name)}`,
        { ...query, ...WHOLE, asOf, cursor },
      );
      list.push(...page.items);
      Object.assign(statement.actors, page.actors ?? {});
      cursor = page.next;
    }
  }
  return statement as TransparencyReport;
}

/** A member by its dotted path. */
const memberAt = (value: object, path: string): unknown =>
  path.split('.').reduce<unknown>((found, name) => (found as Readonly<Record<string, unknown>>)[name], value);
