import type { StoredEvent } from '@pacta/event-store';
import { leafDigest } from './leaf-digest.ts';
import type { IndexedEvent } from '@pacta/ledger';

/** The part of a Sealer that folds need: opens class-sealed fields whose key is at hand, never personal ones. */
export interface FieldOpener {
  open(event: StoredEvent): { readonly data: unknown };
}

/** Which event it is, and where it stands. */
export interface EventPlace {
  readonly position: number;
  readonly token: string;
  readonly eventId: string;
  readonly type: string;
}

/** An event on its way through the projections, with its place in the log. Its fields are opened once for all views. */
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

  /** As folds get it. Throws what the opener throws. */
  indexed(opener: FieldOpener | undefined): IndexedEvent {
    return (this.#indexed ??= this.#open(opener));
  }

  #open(opener: FieldOpener | undefined): IndexedEvent {
    const { eventId, stream, revision, type, metadata, sealed } = this.stored;
    const data = opener === undefined || !hasMembers(sealed) ? this.stored.data : opener.open(this.stored).data;
    return { eventId, stream, revision, type, data, metadata, position: this.position };
  }
}

export const placeOf = ({ position, stored: { token, eventId, type } }: LoggedEvent): EventPlace => ({
  position,
  token,
  eventId,
  type,
});

function hasMembers(sealed: object): boolean {
  for (const _pointer in sealed) return true;
  return false;
}
