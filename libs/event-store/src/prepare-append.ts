import { leafJson, LeafJsonError, leafText, MAX_LEAF_BYTES, type LeafContent, type LeafText } from '@pacta/proof';
import type { EventMetadata, StreamName } from '@pacta/ledger';
import { AppendRefused, type AppendOptions, type ExpectedRevision, type NewEvent } from './port.ts';

/** One event as it will be stored. */
export interface PreparedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  /** The canonical text whose UTF-8 form is hashed into the log. */
  readonly leaf: string;
  /** Canonical JSON of the sealed boxes: `{}` where nothing is sealed. */
  readonly sealed: string;
  /** Data and metadata as they are read back from the leaf. */
  readonly data: unknown;
  readonly metadata: EventMetadata;
  readonly boxes: NewEvent['sealed'];
  /** What it adds to the log. */
  readonly bytes: number;
}

/** A stream that must still be at `revision` (-1: have no event) when the append is written. */
export interface PreparedBasis {
  readonly stream: StreamName;
  readonly revision: number;
}

/** An append that keeps the port's terms: what is left to find out is whether the stream stands where the writer thinks. */
export interface PreparedAppend {
  readonly stream: StreamName;
  /** Revision of the stream's last event, -1 before its first. */
  readonly expected: number;
  readonly events: readonly PreparedEvent[];
  readonly unmoved: readonly PreparedBasis[];
  /** What the append adds to the log, in bytes. */
  readonly bytes: number;
}

/** Most that one append may add to the log, leaves and sealed boxes together, in bytes. */
export const MAX_APPEND_BYTES = 1_048_576;

const NOTHING_SEALED = '{}';

/**
 * Turns an append into the records to store, and refuses what no store may take.
 * @throws AppendRefused; RangeError where `expected` or a revision of `unmoved` is no revision
 */
export function prepareAppend(
  stream: StreamName,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
  { unmoved = [] }: AppendOptions = {},
): PreparedAppend {
  if (events.length === 0) throw new AppendRefused('empty', 'An append needs at least one event.');
  refuseRepeatedIds(events);
  const last = revisionOf(expected);
  const prepared: PreparedEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const record = prepareEvent(stream, last + 1 + prepared.length, event);
    bytes += record.bytes;
    if (bytes > MAX_APPEND_BYTES)
      throw new AppendRefused('too-large', `An append holds at most ${MAX_APPEND_BYTES} bytes: split it into several.`);
    prepared.push(record);
  }
  const basis = unmoved.map((at) => ({ stream: at.stream, revision: revisionOf(at.revision) }));
  return { stream, expected: last, events: prepared, unmoved: basis, bytes };
}

/** -1 before the first event. @throws RangeError */
function revisionOf(expected: ExpectedRevision): number {
  if (expected === 'none') return -1;
  if (!(Number.isSafeInteger(expected) && expected >= 0)) throw new RangeError(`${expected} is not a revision`);
  return expected;
}

function refuseRepeatedIds(events: readonly NewEvent[]): void {
  if (events.length === 1) return;
  const seen = new Set<string>();
  for (const { eventId } of events) {
    if (seen.has(eventId)) throw new AppendRefused('repeated-id', `Two events of one append have the id ${eventId}.`);
    seen.add(eventId);
  }
}

function prepareEvent(stream: StreamName, revision: number, event: NewEvent): PreparedEvent {
  const { eventId, type, data, metadata, sealed } = event;
  const fault = metadataFault(metadata);
  if (fault !== undefined) throw notCanonical(event, fault);
  if (data === undefined) throw new AppendRefused('not-canonical', `Event ${eventId} (${type}) has no data.`);
  const leaf = canonicalLeaf({ eventId, stream, revision, type, data, metadata }, event);
  const bytes = Buffer.byteLength(leaf.text);
  if (bytes > MAX_LEAF_BYTES)
    throw new AppendRefused(
      'leaf-too-large',
      `Event ${eventId} (${type}) takes ${bytes} bytes, at most ${MAX_LEAF_BYTES} fit: record the hash of a document, not the document.`,
    );
  const boxes = sealedText(sealed);
  return {
    eventId,
    type,
    revision,
    leaf: leaf.text,
    sealed: boxes,
    data: leaf.data,
    metadata: leaf.metadata,
    boxes: sealed,
    bytes: bytes + boxes.length,
  };
}

function canonicalLeaf(
  content: LeafContent & Pick<NewEvent, 'metadata'>,
  event: NewEvent,
): LeafText<NewEvent['metadata']> {
  try {
    return leafText(content);
  } catch (error) {
    throw error instanceof LeafJsonError ? notCanonical(event, error.fault) : error;
  }
}

const notCanonical = ({ eventId, type }: NewEvent, { pointer, why }: LeafJsonError['fault']): AppendRefused =>
  new AppendRefused('not-canonical', `Event ${eventId} (${type}): the value at '${pointer}' ${why}.`);

/** Metadata is a flat map of strings. */
function metadataFault(metadata: object): LeafJsonError['fault'] | undefined {
  for (const [name, value] of Object.entries(metadata)) {
    if (typeof value !== 'string') return { pointer: `metadata/${name}`, why: 'is not text' };
    if (!value.isWellFormed()) return { pointer: `metadata/${name}`, why: 'is text with a lone surrogate' };
  }
  return undefined;
}

function sealedText(sealed: NewEvent['sealed']): string {
  for (const _pointer in sealed) return leafJson(sealed);
  return NOTHING_SEALED;
}
