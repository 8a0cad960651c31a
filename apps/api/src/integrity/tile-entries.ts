import { eventRights, notFound, type LedgerReads, type Reader } from '@pacta/queries';
import { encodeEntryBundle, TILE_WIDTH } from '@pacta/proof';
import { readEvents } from '@pacta/read-models';
import type { Rendered } from '../reading/rendered.ts';

export interface EntriesRequest {
  readonly index: number;
  readonly width: number;
}

/** The entry bundle of a tile (C2SP tlog-tiles). @throws QueryFault not-found unless every event in it may be read */
export async function entriesOfTile(
  reads: LedgerReads,
  reader: Reader,
  { index, width }: EntriesRequest,
): Promise<Rendered> {
  const first = index * TILE_WIDTH;
  const { rows } = reads.readModels.log({ after: first - 1, through: first + width - 1, limit: width });
  const maySee = eventRights(reads, reader);
  for (const row of rows) if (!(await maySee(row))) throw notFound('tile');
  const events = await readEvents(reads.store, rows);
  return { body: encodeEntryBundle(events.map(({ leaf }) => leaf)), type: 'application/octet-stream' };
}
