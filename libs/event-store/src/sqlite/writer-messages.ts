import type { PackedAppend } from './packed-append.ts';
import type { AppendOutcome, EventWriterOptions } from './event-writer.ts';

/** The writer thread's start data. */
export interface WriterSettings extends EventWriterOptions {
  readonly file: string;
}

/** Appends sent in one message. */
export interface WriteBatch {
  readonly kind: 'write';
  readonly batch: number;
  readonly appends: readonly PackedAppend[];
}

/** One signed checkpoint; answered by the number of its batch. */
export interface WriteCheckpoint {
  readonly kind: 'checkpoint';
  readonly batch: number;
  readonly number: number;
  readonly note: string;
}

export type ToWriter = WriteBatch | WriteCheckpoint | { readonly kind: 'close' };

/** Sent after the commit. With `fault`, nothing of the batch is acknowledged. */
export type FromWriter =
  | { readonly batch: number; readonly outcomes: readonly AppendOutcome[] }
  | { readonly batch: number; readonly checkpoint: 'added' | 'overtaken' }
  | { readonly batch: number; readonly fault: string };
