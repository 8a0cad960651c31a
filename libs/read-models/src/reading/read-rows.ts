import type { LogRow } from '../tables/log-row.ts';

export interface StreamRow {
  readonly stream: string;
  readonly events: number;
  readonly revision: number;
  /** Leaf indices of its first and last event. */
  readonly first: number;
  readonly last: number;
}

/** The position of a partnership's event, in the log and in its stream. */
export interface CoursePlace {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
}

export type FoundEvent =
  | { readonly kind: 'found'; readonly row: LogRow }
  | { readonly kind: 'ambiguous'; readonly rows: readonly LogRow[] }
  | { readonly kind: 'not-found' }
  /** Neither an event id nor 6 or more hexadecimal digits of one. */
  | { readonly kind: 'not-an-id' };

export interface LogPage {
  readonly rows: readonly LogRow[];
  /** Cursor of the next page; null at the end. */
  readonly next: number | null;
}
