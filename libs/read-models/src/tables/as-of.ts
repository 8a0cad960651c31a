import type { ReadModels } from '../reading/read-models.ts';

/** The parts of the read models that the queries of a table need. */
export type TableReads = Pick<ReadModels, 'select'>;

/** The condition on rows with an end: those valid as of leaf index `:through`. */
export const VALID_AS_OF = 'since <= :through AND (until IS NULL OR until > :through)';
