import {
  ACTOR,
  EFFECTIVE_ON,
  ENTRIES_A_BLOCK,
  ENTRY_BYTES,
  EVENT_ID,
  PARTNERSHIP,
  readUuid,
  RECORDED_AT,
  REVISION,
  STREAM,
  TOKEN,
  TYPE,
} from './entry-layout.ts';

/** A block of the log index; its methods take the place of an entry in it. */
export class LogBlock {
  /** Position of its first entry. */
  readonly first: number;
  readonly length: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(no: number, bytes: Uint8Array) {
    this.first = no * ENTRIES_A_BLOCK;
    this.length = Math.floor(bytes.length / ENTRY_BYTES);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** True where no entry can be added, so that the block never changes. */
  get isFull(): boolean {
    return this.length === ENTRIES_A_BLOCK;
  }

  token(at: number): bigint {
    return this.#view.getBigUint64(at * ENTRY_BYTES + TOKEN, true);
  }

  /** Milliseconds since 1970; NaN for none. */
  recordedAt(at: number): number {
    return this.#view.getFloat64(at * ENTRY_BYTES + RECORDED_AT, true);
  }

  stream(at: number): number {
    return this.#number(at, STREAM);
  }

  revision(at: number): number {
    return this.#number(at, REVISION);
  }

  type(at: number): number {
    return this.#number(at, TYPE);
  }

  partnership(at: number): number {
    return this.#number(at, PARTNERSHIP);
  }

  actor(at: number): number {
    return this.#number(at, ACTOR);
  }

  effectiveOn(at: number): number {
    return this.#number(at, EFFECTIVE_ON);
  }

  /** Undefined where the id is no UUID. */
  eventId(at: number): string | undefined {
    return readUuid(this.#bytes, at * ENTRY_BYTES + EVENT_ID);
  }

  #number(at: number, column: number): number {
    return this.#view.getUint32(at * ENTRY_BYTES + column, true);
  }
}
