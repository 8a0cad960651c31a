import { StoreUnavailable, type NewEvent, type StoredEvent } from '../port.ts';
import { reasonOf } from './sqlite-fault.ts';
import type { StreamName } from '@pacta/ledger';

/** A row of the events table, in the column order of the read statements. */
export type EventRow = readonly [
  position: number,
  stream: string,
  revision: number,
  eventId: string,
  type: string,
  leaf: string,
  sealed: string,
];

const NOTHING_SEALED: NewEvent['sealed'] = Object.freeze({});

interface LeafText {
  readonly data: unknown;
  readonly eventId: string;
  readonly metadata: NewEvent['metadata'];
  readonly revision: number;
  readonly stream: string;
  readonly type: string;
}

/**
 * The event of a row, parsed from the hashed leaf. Columns serve for look-up; a row whose columns and leaf disagree is
 * not returned.
 * @throws StoreUnavailable
 */
export function eventFromRow([position, stream, revision, eventId, type, leaf, sealed]: EventRow): StoredEvent {
  const inLeaf = readable(position, () => JSON.parse(leaf) as LeafText);
  if (inLeaf.eventId !== eventId || inLeaf.revision !== revision || inLeaf.stream !== stream || inLeaf.type !== type)
    throw damaged(position, 'its columns and its leaf disagree');
  return {
    eventId,
    type,
    data: inLeaf.data,
    metadata: inLeaf.metadata,
    sealed: sealed === '{}' ? NOTHING_SEALED : readable(position, () => JSON.parse(sealed) as NewEvent['sealed']),
    stream: stream as StreamName,
    revision,
    token: String(position),
    leaf: Buffer.from(leaf, 'utf8'),
  };
}

function readable<T>(position: number, parse: () => T): T {
  try {
    return parse();
  } catch (fault) {
    throw damaged(position, reasonOf(fault));
  }
}

const damaged = (position: number, why: string): StoreUnavailable =>
  new StoreUnavailable(`The event at token ${position} is damaged (${why}): run 'pacta verify'.`);
