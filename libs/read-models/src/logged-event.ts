import { leafDigest, type StoredEvent } from '@pacta/event-store';
import type { IndexedEvent } from '@pacta/ledger';
import { withValuesAt } from '@pacta/proof';
import { hasSealed, type OpenedField } from './ahead/opened-page.ts';

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
  readonly #openedAhead: readonly OpenedField[] | undefined;
  #indexed: IndexedEvent | undefined;
  #leafHash: Buffer | undefined;

  /** `openedAhead`: its sealed fields, where another thread has opened them already. */
  constructor(stored: StoredEvent, position: number, openedAhead?: readonly OpenedField[]) {
    this.stored = stored;
    this.position = position;
    this.#openedAhead = openedAhead;
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
    const { eventId, stream, revision, type, metadata } = this.stored;
    return { eventId, stream, revision, type, data: this.#opened(opener), metadata, position: this.position };
  }

  #opened(opener: FieldOpener | undefined): unknown {
    if (opener === undefined || !hasSealed(this.stored)) return this.stored.data;
    return this.#openedAhead === undefined
      ? opener.open(this.stored).data
      : withValuesAt(this.stored.data, this.#openedAhead);
  }
}

export const placeOf = ({ position, stored: { token, eventId, type } }: LoggedEvent): EventPlace => ({
  position,
  token,
  eventId,
  type,
});
