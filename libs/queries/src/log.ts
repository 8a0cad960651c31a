import { leafDigestHex, type StoredEvent } from '@pacta/event-store';
import { isRefusal, type RecordedEvent } from '@pacta/ledger';
import { readEvents, readMoment, type LogFilter, type LogRow, type Moment } from '@pacta/read-models';
import { logLine, type LogLine } from '@pacta/reports';
import { eventRights } from './event-rights.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { effectiveOf, momentOf, positionOf, type Answer } from './moment.ts';
import { askedBy, cursorFor, cursorIn, PAGE_SIZE, type Page, type PageRequest } from './page.ts';
import { QueryFault } from './query-fault.ts';
import type { Reader } from './scope.ts';
import { fieldsFor } from './sealed-fields.ts';

/** A filter on the log; an absent member excludes nothing. */
export interface LogRequest extends PageRequest {
  /** Names of event types, `Pledged` for all versions of one. */
  readonly types?: readonly string[] | undefined;
  readonly stream?: string | undefined;
  /** All streams of a category, such as `commitment`. */
  readonly category?: string | undefined;
  readonly actor?: string | undefined;
  readonly partnershipId?: string | undefined;
  /** Recorded at or after, and at or before: a day of the ledger's zone, an instant or `@position`. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** The newest first. */
  readonly reverse?: boolean | undefined;
}

/** Most rows scanned for one page: a reader with few rights in a large log gets a short page and a cursor. */
const MOST_ROWS = 20_000;

/** A page of the log, as far as the reader may see it. @throws QueryFault */
export async function log(reads: LedgerReads, reader: Reader, request: LogRequest): Promise<Answer<Page<LogLine>>> {
  const { cursor, limit = PAGE_SIZE, asOf, effective, ...filters } = request;
  const question = ['log', askedBy(reader), filters, asOf, effective];
  const after = cursorIn(question, cursor);
  const shown = momentOf(reads, asOf);
  const range = effectiveOf(effective);
  const { category } = filters;
  const filter: LogFilter = {
    ...filterOf(filters),
    ...(range?.first == null ? {} : { effectiveFrom: range.first }),
    ...(range?.last == null ? {} : { effectiveTo: range.last }),
  };
  const bounds = boundsOf(reads, filters, shown.past ? shown.through : undefined);
  const isWanted = ({ stream }: LogRow): boolean => category === undefined || stream.startsWith(`${category}-`);
  const page = await seenRows(reads, reader, {
    filter: { ...filter, ...bounds.recorded, ...(bounds.through === undefined ? {} : { through: bounds.through }) },
    from: typeof after === 'number' ? after : filters.reverse === true ? undefined : bounds.after,
    first: bounds.after ?? -1,
    limit,
    isWanted,
  });
  const events = await readEvents(reads.store, page.rows);
  const items = await Promise.all(
    events.map((event, index) => shownEvent(reads, reader, event, (page.rows[index] as LogRow).position)),
  );
  const next = page.next === null ? null : cursorFor(question, page.next);
  return { shown, body: { items, next, asOf: positionOf(shown) } };
}

/** The first `limit` rows that the reader may see; `next` is the position to continue after. */
async function seenRows(
  reads: LedgerReads,
  reader: Reader,
  {
    filter,
    from,
    first,
    limit,
    isWanted,
  }: {
    readonly filter: LogFilter;
    readonly from: number | undefined;
    /** The list ends at rows at or before this position. */
    readonly first: number;
    readonly limit: number;
    readonly isWanted: (row: LogRow) => boolean;
  },
): Promise<{ readonly rows: readonly LogRow[]; readonly next: number | null }> {
  const rows: LogRow[] = [];
  const maySee = eventRights(reads, reader);
  let after = from;
  for (let scanned = 0; scanned < MOST_ROWS;) {
    const page = reads.readModels.log({
      ...filter,
      limit: Math.max(limit, PAGE_SIZE),
      ...(after === undefined ? {} : { after }),
    });
    for (const row of page.rows) {
      if (row.position <= first) return { rows, next: null };
      if (rows.length === limit) return { rows, next: rows.at(-1)?.position ?? null };
      if (isWanted(row) && (await maySee(row))) rows.push(row);
      after = row.position;
    }
    if (page.next === null) return { rows, next: null };
    scanned += page.rows.length;
  }
  return { rows, next: after ?? null };
}

function filterOf({ types, stream, actor, partnershipId, reverse }: Omit<LogRequest, keyof PageRequest>): LogFilter {
  return {
    ...(types === undefined ? {} : { types }),
    ...(stream === undefined ? {} : { stream }),
    ...(actor === undefined ? {} : { actor }),
    ...(partnershipId === undefined ? {} : { partnershipId }),
    ...(reverse === undefined ? {} : { reverse }),
  };
}

/** Instants filter by time of recording; other moments become leaf indices. */
function boundsOf(
  { zone }: LedgerReads,
  { since, until }: Pick<LogRequest, 'since' | 'until'>,
  through: number | undefined,
): {
  readonly recorded: Pick<LogFilter, 'since' | 'until'>;
  readonly after?: number;
  readonly through?: number;
} {
  const first = since === undefined ? undefined : momentNamed('since', since, zone);
  const last = until === undefined ? undefined : momentNamed('until', until, zone);
  const end = last?.kind === 'position' ? Math.min(last.position, through ?? last.position) : through;
  return {
    recorded: {
      ...(first?.kind === 'time' ? { since: new Date(first.first).toISOString() } : {}),
      ...(last?.kind === 'time' ? { until: new Date(last.last).toISOString() } : {}),
    },
    ...(first?.kind === 'position' ? { after: first.position - 1 } : {}),
    ...(end === undefined ? {} : { through: end }),
  };
}

function momentNamed(parameter: string, text: string, zone: string): Moment {
  const moment = readMoment(text, zone);
  if (!isRefusal(moment)) return moment;
  const { refused: code, detail, next } = moment;
  throw new QueryFault({ kind: 'malformed', code, detail, next, parameter });
}

/** An event of the log, with the fields that the reader may see opened. */
export async function shownEvent(
  reads: LedgerReads,
  reader: Reader,
  event: StoredEvent,
  position: number,
): Promise<LogLine> {
  const fields = await fieldsFor(reads, reader, event);
  return logLine({ position, event: recordedEvent(event), fields, leafHash: leafHashOf(event) });
}

/** Lower-case hex. */
export const leafHashOf = ({ leaf }: Pick<StoredEvent, 'leaf'>): string => leafDigestHex(leaf);

/** The event as bound by its leaf. */
export const recordedEvent = ({ eventId, stream, revision, type, data, metadata }: StoredEvent): RecordedEvent => ({
  eventId,
  stream,
  revision,
  type,
  data,
  metadata,
});
