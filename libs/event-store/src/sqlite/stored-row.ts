import { StoreUnavailable, type HashedEvent, type NewEvent, type StoredEvent } from '../port.ts';
import { leafTextDigest } from '../tree-digests.ts';
import { reasonOf } from './sqlite-fault.ts';
import type { StreamName } from '@pacta/ledger';

/** A row of the events table without its boxes, in the column order of the read statements. */
export type HashedRow = readonly [
  position: number,
  stream: string,
  revision: number,
  eventId: string,
  type: string,
  leaf: string,
];

export type EventRow = readonly [...HashedRow, sealed: string];

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
export function eventFromRow(row: EventRow): StoredEvent {
  const [position, stream, revision, eventId, type, leaf, sealed] = row;
  const { data, metadata } = leafOf(row);
  return {
    eventId,
    type,
    data,
    metadata,
    sealed: sealed === '{}' ? NOTHING_SEALED : readable(position, () => JSON.parse(sealed) as NewEvent['sealed']),
    stream: stream as StreamName,
    revision,
    token: String(position),
    leaf: Buffer.from(leaf, 'utf8'),
  };
}

/**
 * The same with the leaf's hash. The leaf is canonical JSON, so the metadata are at its end: data that nothing reads are
 * not parsed.
 * @throws StoreUnavailable
 */
export function hashedFromRow(row: HashedRow): HashedEvent {
  const [position, stream, revision, eventId, type, leaf] = row;
  // Names are followed by a colon and texts have no bare quotes, so the last such place is in no text.
  const end = leaf.lastIndexOf(',"eventId":"');
  const tail = end < 0 ? undefined : leafTail(leaf, end);
  const fits = tail !== undefined && agree(row, tail);
  const { metadata } = fits ? tail : leafOf(row);
  return {
    eventId,
    type,
    dataText: fits ? leaf.slice(DATA.length, end) : JSON.stringify(leafOf(row).data),
    metadata,
    stream: stream as StreamName,
    revision,
    token: String(position),
    leafHash: leafTextDigest(leaf),
  };
}

const DATA = '{"data":';

/** Undefined where the leaf is laid out in another way. */
function leafTail(leaf: string, end: number): Omit<LeafText, 'data'> | undefined {
  try {
    return leaf.startsWith(DATA) ? (JSON.parse(`{${leaf.slice(end + 1)}`) as LeafText) : undefined;
  } catch {
    return undefined;
  }
}

function leafOf(row: HashedRow | EventRow): LeafText {
  const [position, , , , , leaf] = row;
  const inLeaf = readable(position, () => JSON.parse(leaf) as LeafText);
  if (!agree(row, inLeaf)) throw damaged(position, 'its columns and its leaf disagree');
  return inLeaf;
}

const agree = ([, stream, revision, eventId, type]: HashedRow | EventRow, inLeaf: Omit<LeafText, 'data'>): boolean =>
  inLeaf.eventId === eventId && inLeaf.revision === revision && inLeaf.stream === stream && inLeaf.type === type;

function readable<T>(position: number, parse: () => T): T {
  try {
    return parse();
  } catch (fault) {
    throw damaged(position, reasonOf(fault));
  }
}

const damaged = (position: number, why: string): StoreUnavailable =>
  new StoreUnavailable(`The event at token ${position} is damaged (${why}): run 'pacta verify'.`);
