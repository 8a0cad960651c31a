import { leafDigest, type StoredEvent } from '@pacta/event-store';
import type { IndexedEvent } from '@pacta/ledger';

/** An event's identity and position. */
export interface EventPlace {
  readonly position: number;
  readonly token: string;
  readonly eventId: string;
  readonly type: string;
}

/** An event as projections and folds get it, with its log position. Sealed fields are marks. */
export class LoggedEvent {
  readonly stored: StoredEvent;
  /** Leaf index. */
  readonly position: number;
  /** The category in the stream's name, known or not. */
  readonly category: string;
  #indexed: IndexedEvent | undefined;
  #leafHash: Buffer | undefined;

  constructor(stored: StoredEvent, position: number) {
    this.stored = stored;
    this.position = position;
    this.category = stored.stream.slice(0, Math.max(0, stored.stream.indexOf('-')));
  }

  /** RFC 6962 leaf hash, 32 bytes. */
  get leafHash(): Buffer {
    return (this.#leafHash ??= leafDigest(this.stored.leaf));
  }

  /** The event as folds get it. */
  get indexed(): IndexedEvent {
    return (this.#indexed ??= this.#withPosition());
  }

  #withPosition(): IndexedEvent {
    const { eventId, stream, revision, type, data, metadata } = this.stored;
    return { eventId, stream, revision, type, data, metadata, position: this.position };
  }
}

export const placeOf = ({ position, stored: { token, eventId, type } }: LoggedEvent): EventPlace => ({
  position,
  token,
  eventId,
  type,
});
