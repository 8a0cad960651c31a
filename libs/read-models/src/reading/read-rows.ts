import type { LogRow } from '../tables/log-index/log-row.ts';

/** The position of a partnership's event, in the log and in its stream. */
export interface CoursePlace {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
}

export interface LogPage {
  readonly rows: readonly LogRow[];
  /** Cursor of the next page; null at the end. */
  readonly next: number | null;
}
