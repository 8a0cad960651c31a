import { leafDigest, type StoredEvent } from '@pacta/event-store';
import type { IndexedEvent } from '@pacta/ledger';

/** Which event it is, and its place. */
export interface EventPlace {
  readonly position: number;
  readonly token: string;
  readonly eventId: string;
  readonly type: string;
}

/** An event on its way through the projections and folds, with its place in the log. Sealed fields are marks in it. */
export class LoggedEvent {
  readonly stored: StoredEvent;
  /** Leaf index. */
  readonly position: number;
  /** As the stream's name has it, known to us or not. */
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

  /** As folds get it. */
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
