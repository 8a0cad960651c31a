import { leafDigest, type HashedEvent, type StoredEvent } from '@pacta/event-store';
import type { EventMetadata, IndexedEvent, StreamName } from '@pacta/ledger';

/** An event's identity and position. */
export interface EventPlace {
  readonly position: number;
  readonly token: string;
  readonly eventId: string;
  readonly type: string;
}

/**
 * An event as projections and folds get it, with its log position. Sealed fields are marks. Its data are parsed when
 * they are first read.
 */
export class LoggedEvent<Stored extends HashedEvent | StoredEvent = HashedEvent | StoredEvent> implements IndexedEvent {
  readonly stored: Stored;
  /** Leaf index. */
  readonly position: number;
  /** The token as a number. */
  readonly token: bigint;
  #data: unknown;

  constructor(stored: Stored, position: number, token = BigInt(stored.token)) {
    this.stored = stored;
    this.position = position;
    this.token = token;
  }

  get eventId(): string {
    return this.stored.eventId;
  }

  get stream(): StreamName {
    return this.stored.stream;
  }

  get revision(): number {
    return this.stored.revision;
  }

  get type(): string {
    return this.stored.type;
  }

  get metadata(): EventMetadata {
    return this.stored.metadata;
  }

  get data(): unknown {
    const stored: HashedEvent | StoredEvent = this.stored;
    return 'data' in stored ? stored.data : (this.#data ??= JSON.parse(stored.dataText));
  }

  /** `data` as JSON. */
  get dataText(): string {
    const stored: HashedEvent | StoredEvent = this.stored;
    return 'data' in stored ? JSON.stringify(stored.data) : stored.dataText;
  }

  /** RFC 6962 leaf hash, 32 bytes. */
  get leafHash(): Uint8Array {
    const stored: HashedEvent | StoredEvent = this.stored;
    return 'leafHash' in stored ? stored.leafHash : leafDigest(stored.leaf);
  }

  /** A copy without anything else, for folds that keep events. */
  get indexed(): IndexedEvent {
    const { eventId, stream, revision, type, data, metadata, position } = this;
    return { eventId, stream, revision, type, data, metadata, position };
  }
}

export const placeOf = ({ position, stored: { token, eventId, type } }: LoggedEvent): EventPlace => ({
  position,
  token,
  eventId,
  type,
});
