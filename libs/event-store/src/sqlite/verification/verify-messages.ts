import type { IdsOfRows } from './compare-indexes.ts';
import type { StretchScan } from './scan-stretch.ts';
import type { Complaints } from './verify-file.ts';
import type { Stretch } from './verify-rows.ts';

/**
 * A task for a verifying thread: scan one stretch; compare the index of event ids with rows; have SQLite check its pages,
 * or its pages and indexes.
 */
export type VerifyTask =
  | { readonly kind: 'stretch'; readonly stretch: Stretch }
  | { readonly kind: 'ids'; readonly rows: IdsOfRows }
  | { readonly kind: 'pages' }
  | { readonly kind: 'structure' };

/** A message to a thread: a task, or that there are no more. */
export type ToVerifyThread = VerifyTask | { readonly kind: 'end' };

/** Undefined where the thread failed: then the calling thread does the task and reports why. */
export type VerifyAnswer = StretchScan | Complaints | boolean | undefined;
