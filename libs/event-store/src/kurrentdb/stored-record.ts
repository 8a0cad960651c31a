import { categoryOf, type EventMetadata, type StreamName } from '@pacta/ledger';
import { canonicalJson } from '@pacta/proof';
import type { NewEvent, StoredEvent } from '../port.ts';
import type { PreparedAppend } from '../prepare-append.ts';
import { canonicalText } from './canonical-text.ts';
import type { RawEvent, RawRecord } from './gateway.ts';

const NOTHING_SEALED: NewEvent['sealed'] = Object.freeze({});

/** What Pacta wrote, and not the server's own book-keeping or another application's streams. */
export const isOurs = ({ stream, type }: Pick<RawRecord, 'stream' | 'type'>): boolean =>
  !type.startsWith('$') && categoryOf(stream) !== undefined;

/**
 * Events as they are sent: id and type are the server's own, the data is `{data, sealed}`, the metadata ours. Written in
 * canonical order, so that reading has nothing to sort.
 */
export function rawEvents({ events: prepared }: PreparedAppend, events: readonly NewEvent[]): readonly RawEvent[] {
  return events.map(({ eventId, type, data, metadata }, index) => ({
    id: eventId,
    type,
    data: `{"data":${canonicalJson(data)},"sealed":${prepared[index]?.sealed ?? '{}'}}`,
    metadata: canonicalJson(metadata),
  }));
}

/**
 * The event of a record, its leaf computed anew from what the server gave. A record that Pacta did not write is handed
 * out as far as it goes (its data as they are, or null), so that projections park it and verification names it.
 */
export function storedEvent(record: RawRecord): StoredEvent {
  const { stream, revision, id, type } = record;
  const { data, sealed, metadata } = recordFault(record) === undefined ? ours(record) : foreign(record);
  const leaf = `{"data":${canonicalText(data)},"eventId":${JSON.stringify(id)},"metadata":${canonicalText(metadata)},"revision":${revision},"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}}`;
  return {
    eventId: id,
    type,
    data,
    metadata,
    sealed,
    stream: stream as StreamName,
    revision,
    token: String(record.position),
    leaf: Buffer.from(leaf, 'utf8'),
  };
}

type Body = Pick<StoredEvent, 'data' | 'metadata' | 'sealed'>;

function ours(record: RawRecord): Body {
  const { data, sealed } = record.data as { readonly data: unknown; readonly sealed: NewEvent['sealed'] };
  for (const _pointer in sealed) return { data, sealed, metadata: record.metadata as EventMetadata };
  return { data, sealed: NOTHING_SEALED, metadata: record.metadata as EventMetadata };
}

function foreign({ data, metadata }: RawRecord): Body {
  const texts = isObject(metadata) ? Object.entries(metadata).filter(([, value]) => isText(value)) : [];
  return {
    data: isObject(data) && writable(data) ? data : null,
    sealed: NOTHING_SEALED,
    metadata: Object.fromEntries(texts) as never,
  };
}

function writable(value: unknown): boolean {
  try {
    canonicalJson(value);
    return true;
  } catch {
    return false;
  }
}

/** Why a record is not an event as Pacta writes it; undefined where it is. */
export function recordFault({ data, metadata }: Pick<RawRecord, 'data' | 'metadata'>): string | undefined {
  if (!isObject(data) || !('data' in data) || !isObject(data['sealed'])) return 'its data are not {data, sealed}';
  for (const name in data) if (name !== 'data' && name !== 'sealed') return `its data have a member '${name}' too`;
  if (!isObject(metadata)) return 'it has no metadata';
  for (const name in metadata) if (!isText(metadata[name])) return `its metadata '${name}' is not text`;
  return undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
