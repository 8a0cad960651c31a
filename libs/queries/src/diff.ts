import { reportDiff, type LogLine, type ReportDiff } from '@pacta/reports';
import { readEvents } from '@pacta/read-models';
import { maySeeEvent } from './event-rights.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { shownEvent } from './log.ts';
import { asOfShown, effectiveOf, momentOf, type Answer, type Shown } from './moment.ts';
import { notFound, QueryFault } from './query-fault.ts';
import { reportAt } from './report.ts';
import { scopeOfReports, type Reader } from './scope.ts';

export interface DiffRequest {
  readonly partnershipId: string;
  readonly from: string;
  /** By default the present. */
  readonly to?: string | undefined;
  readonly effective?: string | undefined;
}

/** Most events in one answer. */
const MOST_EVENTS = 500;

/** What was added, changed and reversed between two moments, as this reader may see it. @throws QueryFault */
export async function diff(
  reads: LedgerReads,
  reader: Reader,
  { partnershipId, from, to, effective }: DiffRequest,
): Promise<Answer<ReportDiff>> {
  const scope = await scopeOfReports(reads, reader, partnershipId);
  if (scope === undefined) throw notFound('partnership');
  const range = effectiveOf(effective);
  const first = momentOf(reads, from, 'from');
  const last = momentOf(reads, to, 'to');
  if (first.through > last.through) throw backwards(first, last);
  const after = await reportAt(reads, scope, last, range);
  if (after === undefined) throw notFound('partnership');
  const body = reportDiff({
    from: await reportAt(reads, scope, first, range),
    fromAsOf: asOfShown(reads, first),
    to: after,
    ...(await eventsBetween(reads, reader, partnershipId, first, last)),
  });
  return { shown: last, body };
}

async function eventsBetween(
  reads: LedgerReads,
  reader: Reader,
  partnershipId: string,
  from: Shown,
  to: Shown,
): Promise<{ readonly events: readonly LogLine[]; readonly moreEvents: number }> {
  const between = { partnershipId, after: from.through, through: to.through };
  const { rows } = reads.readModels.log({ ...between, limit: MOST_EVENTS });
  const stored = await readEvents(reads.store, rows);
  const events: LogLine[] = [];
  for (const [index, event] of stored.entries()) {
    const row = rows[index];
    if (row !== undefined && (await maySeeEvent(reads, reader, row)))
      events.push(await shownEvent(reads, reader, event, row.position));
  }
  return { events, moreEvents: reads.readModels.countLog(between) - rows.length };
}

const backwards = (from: Shown, to: Shown): QueryFault =>
  new QueryFault({
    kind: 'malformed',
    code: 'moments-reversed',
    detail: `from (@${from.through}) lies after to (@${to.through}).`,
    next: 'Give the earlier moment as from and the later one as to.',
    parameter: 'from',
  });
