import type { ReadModels } from '../reading/read-models.ts';

/** What the reads of a table need of the read models. */
export type TableReads = Pick<ReadModels, 'select'>;

/** The condition on rows that can end: those that were valid when the log ended at leaf index `:through`. */
export const VALID_AS_OF = 'since <= :through AND (until IS NULL OR until > :through)';
