import { readEvents, type LogFilter, type LogRow } from '@pacta/read-models';
import { effectiveDays } from './effective-days.ts';
import type { FolderLedger } from './folder-ledger.ts';
import type { ReadEvent } from './ledger-source.ts';
import type { LogQuery } from './log-query.ts';
import { readEvent } from './log-scan.ts';
import { recordedBounds } from './recorded-range.ts';

/** Rows of the log index read at once, with their events. */
const PAGE = 500;

/** The log as a query wants it: the newest so many, in either order. @throws CommandFault wrong usage (2), not found (4) */
export async function* logOfFolder(
  ledger: FolderLedger,
  query: LogQuery,
  partnershipId: string | undefined,
): AsyncGenerator<ReadEvent> {
  const { stream, limit, oldestFirst } = query;
  const { after, ...bounds } = recordedBounds(query, ledger.info.zone);
  const end = await ledger.endOf(query.asOf);
  const filter = { ...filterOf(query, partnershipId), ...bounds, through: Math.min(end, bounds.through ?? end) };
  const isWanted = ({ position, stream: name }: LogRow): boolean =>
    (after === undefined || position > after) && (stream?.kind !== 'category' || name.startsWith(`${stream.name}-`));
  // The newest come first where only so many are wanted, whichever way they are shown then.
  const reverse = !oldestFirst || limit !== undefined;
  const kept: ReadEvent[] = [];
  let count = 0;
  for await (const event of rowsOfLog(ledger, { ...filter, reverse }, isWanted, limit)) {
    if (reverse && oldestFirst) kept.push(event);
    else yield event;
    count += 1;
    if (count === limit) break;
  }
  yield* kept.toReversed();
}

function filterOf({ types, stream, actor, effective }: LogQuery, partnershipId: string | undefined): LogFilter {
  const days = effectiveDays(effective);
  return {
    ...(types === undefined ? {} : { types }),
    ...(stream?.kind === 'one' ? { stream: stream.name } : {}),
    ...(actor === undefined ? {} : { actor }),
    ...(partnershipId === undefined ? {} : { partnershipId }),
    ...(days?.first == null ? {} : { effectiveFrom: days.first }),
    ...(days?.last == null ? {} : { effectiveTo: days.last }),
  };
}

/** Events of the log index, page by page. `most`: how many are wanted, where that is known. */
export async function* rowsOfLog(
  { models, store, sealer }: FolderLedger,
  filter: LogFilter,
  isWanted: (row: LogRow) => boolean = () => true,
  most = Infinity,
): AsyncGenerator<ReadEvent> {
  const readModels = await models();
  const limit = Math.max(1, Math.min(PAGE, most));
  for (let after = filter.after; ;) {
    const { rows, next } = readModels.log({ ...filter, limit, ...(after === undefined ? {} : { after }) });
    const wanted = rows.filter(isWanted);
    const events = await readEvents(store, wanted);
    for (const [at, stored] of events.entries())
      yield readEvent({ stored, position: (wanted[at] as LogRow).position }, sealer, false);
    if (next === null) return;
    after = next;
  }
}
