import { STREAM_CATEGORIES, type EventMetadata, type StreamName } from '@pacta/ledger';
import { canonicalJson, leafJson } from '@pacta/proof';
import type { NewEvent, StoredEvent } from '../port.ts';
import type { PreparedAppend } from '../prepare-append.ts';
import { canonicalText } from './canonical-text.ts';
import type { RawEvent, RawRecord } from './gateway.ts';

const NOTHING_SEALED: NewEvent['sealed'] = Object.freeze({});

const CATEGORIES: ReadonlySet<string> = new Set(STREAM_CATEGORIES);

/** Excludes the server's system streams and other applications' streams. */
export const isOurs = ({ stream, type }: Pick<RawRecord, 'stream' | 'type'>): boolean =>
  !type.startsWith('$') && CATEGORIES.has(stream.slice(0, stream.indexOf('-')));

/**
 * Events as they are sent: id and type are the server's fields, the data is `{data, sealed}`, the metadata ours.
 * Written in canonical order, so that reading need not sort. The data are a slice of the leaf, where they are canonical
 * already.
 */
export function rawEvents({ stream, events }: PreparedAppend): readonly RawEvent[] {
  return events.map(({ eventId, type, revision, leaf, sealed, ...prepared }) => {
    const metadata = leafJson(prepared.metadata);
    const data = leaf.slice(DATA.length, -restOfLeaf({ eventId, metadata, revision, stream, type }).length);
    return { id: eventId, type, data: `{"data":${data},"sealed":${sealed}}`, metadata };
  });
}

const DATA = '{"data":';

interface LeafRest {
  readonly eventId: string;
  readonly metadata: string;
  readonly revision: number;
  readonly stream: string;
  readonly type: string;
}

/** The part of a leaf after its data. */
const restOfLeaf = ({ eventId, metadata, revision, stream, type }: LeafRest): string =>
  `,"eventId":${JSON.stringify(eventId)},"metadata":${metadata},"revision":${revision},"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}}`;

/**
 * The event of a record, with its leaf computed again from what the server returned. A record that Pacta did not write
 * is returned as far as it can be (its data unchanged, or null), so that projectors park it and verification reports
 * it.
 */
export function storedEvent(record: RawRecord): StoredEvent {
  if (shapeFault(record) === undefined) {
    try {
      return eventOf(record, ours(record));
    } catch {
      // A text without a UTF-8 form: Pacta can't have written it.
    }
  }
  return eventOf(record, foreign(record));
}

function eventOf({ stream, revision, id, type, position }: RawRecord, { data, sealed, metadata }: Body): StoredEvent {
  const rest = restOfLeaf({ eventId: id, metadata: canonicalText(metadata), revision, stream, type });
  return {
    eventId: id,
    type,
    data,
    metadata,
    sealed,
    stream: stream as StreamName,
    revision,
    token: String(position),
    leaf: Buffer.from(`${DATA}${canonicalText(data)}${rest}`, 'utf8'),
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

/** Why a record is not an event as Pacta writes it; undefined where it is one. */
export function recordFault(record: Pick<RawRecord, 'data' | 'metadata'>): string | undefined {
  const { data, metadata } = record;
  return shapeFault(record) ?? (writable([data, metadata]) ? undefined : 'it holds text that has no UTF-8 form');
}

function shapeFault({ data, metadata }: Pick<RawRecord, 'data' | 'metadata'>): string | undefined {
  if (!isObject(data) || !('data' in data) || !isObject(data['sealed'])) return 'its data are not {data, sealed}';
  for (const name in data) if (name !== 'data' && name !== 'sealed') return `its data have a member '${name}' too`;
  if (!isObject(metadata)) return 'it has no metadata';
  for (const name in metadata) if (typeof metadata[name] !== 'string') return `its metadata '${name}' is not text`;
  return undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
