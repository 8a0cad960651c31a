import type { LookedOver } from './look-over.ts';
import type { Complaints } from './verify-file.ts';
import type { Stretch } from './verify-rows.ts';

/** What a thread that verifies is asked: a look over one stretch, or what SQLite says of the whole file. */
export type VerifyTask = { readonly kind: 'stretch'; readonly stretch: Stretch } | { readonly kind: 'structure' };

/** What it is told: a task, or that there are no more. */
export type ToVerifyThread = VerifyTask | { readonly kind: 'end' };

/** Undefined where it could not be done: then the asking thread does it, and says why. */
export type VerifyAnswer = LookedOver | Complaints | undefined;
