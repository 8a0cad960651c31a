import { setImmediate as breathe } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@pacta/event-store';
import { LEDGER_STREAM } from '@pacta/ledger';
import {
  proveInclusion,
  withValuesAt,
  type Bundle,
  type BundledEvent,
  type HashSource,
  type NamedDocument,
  type OpenedField,
} from '@pacta/proof';
import { readEvents, type LogRow, type ReadModels } from '@pacta/read-models';
import type { SignedCheckpoint } from '../signing/signed-checkpoint.ts';
import { memoHashes } from './memo-hashes.ts';
import { namedDocuments } from './named-documents.ts';
import type { PartnershipEnds } from './stream-ends.ts';

/** A sealed field as the recipient of the bundle may see it. */
export interface BundledField {
  readonly pointer: string;
  readonly state: string;
  readonly value?: unknown;
  readonly salt?: string;
}

export interface BundleToGather {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly ends: PartnershipEnds;
  /** Size of the log that the heads cover: later events are excluded. */
  readonly size: number;
  /** The event `StreamHeads.v1` that recorded the heads. */
  readonly headsAt: LogRow;
  /** Covers that event. */
  readonly checkpoint: Pick<SignedCheckpoint, 'size' | 'note'>;
  readonly policy: string;
  /** Called for each event: its sealed fields as the recipient may see them. */
  readonly fieldsFor: (event: StoredEvent) => Promise<readonly BundledField[]>;
}

/** Events of the ledger itself that are included: its founding, and the keys that signed for it. */
const OF_THE_LEDGER = ['LedgerOpened.v1', 'KeyRotated.v1'];
const AT_ONCE = 250;

/**
 * A whole partnership, each event with its proof. Only the sealed fields that the recipient may see are opened: the
 * others stay digests. Boxes are not included.
 */
export async function gatherBundle(of: BundleToGather): Promise<Bundle> {
  const { store, readModels, ends, size, headsAt, checkpoint, policy, fieldsFor } = of;
  const tree = memoHashes(readModels.tree);
  const events: BundledEvent[] = [];
  const documents: NamedDocument[] = [];
  for await (const [row, event] of eventsOf(store, rowsOf(readModels, ends.head.partnership, size))) {
    const opened = openedFields(await fieldsFor(event));
    events.push({ ...proven(row, event, checkpoint, tree), sealed: {}, opened });
    const data = withValuesAt(
      event.data,
      Object.entries(opened).map(([pointer, { value }]) => [pointer, value]),
    );
    documents.push(...namedDocuments(BigInt(row.position), data));
  }
  const [headsEvent] = await readEvents(store, [headsAt]);
  if (headsEvent === undefined) throw new Error('the event that recorded the heads is gone');
  return {
    partnership: ends.head.partnership,
    documents,
    checkpoint: checkpoint.note,
    policy,
    events,
    heads: { event: proven(headsAt, headsEvent, checkpoint, tree), ends: ends.ends },
  };
}

/** In log order. */
function rowsOf(readModels: ReadModels, partnershipId: string, size: number): readonly LogRow[] {
  const through = size - 1;
  const own = pagesOf(readModels, { partnershipId, through });
  const ledgers = pagesOf(readModels, { stream: LEDGER_STREAM, types: OF_THE_LEDGER, through });
  return [...own, ...ledgers].sort((left, right) => left.position - right.position);
}

function pagesOf(readModels: ReadModels, filter: Parameters<ReadModels['log']>[0]): readonly LogRow[] {
  const rows: LogRow[] = [];
  let after: number | null = -1;
  while (after !== null) {
    const page: ReturnType<ReadModels['log']> = readModels.log({ ...filter, after, limit: 1_000 });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

async function* eventsOf(
  store: EventStore,
  rows: readonly LogRow[],
): AsyncGenerator<readonly [LogRow, StoredEvent], void, undefined> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const events = await readEvents(store, some);
    for (const [index, event] of events.entries()) yield [some[index] as LogRow, event];
    await breathe();
  }
}

function proven(
  { position }: LogRow,
  { leaf }: StoredEvent,
  { size }: Pick<SignedCheckpoint, 'size'>,
  source: HashSource,
): Bundle['heads']['event'] {
  const proved = proveInclusion({ index: BigInt(position), size, source });
  if (!proved.ok) throw new Error(`event @${position} can't be proved: ${proved.reason}`);
  return { position: BigInt(position), leaf: Buffer.from(leaf).toString('utf8'), proof: proved.proof };
}

const openedFields = (fields: readonly BundledField[]): Readonly<Record<string, OpenedField>> =>
  Object.fromEntries(
    fields.flatMap(({ pointer, state, value, salt }) =>
      state === 'opened' && salt !== undefined ? [[pointer, { value, salt }] as const] : [],
    ),
  );
