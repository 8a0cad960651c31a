import { CREATE_LOG_INDEX } from '../tables/log-index/log-index-sql.ts';
import { CREATE_TREE } from '../tables/tree/tree-sql.ts';
import { CREATE_CHECKPOINT } from './checkpoint-sql.ts';
import { CREATE_PARKED } from './parked-sql.ts';

/** Raised whenever a table's columns change: a file of another layout is deleted and created again. */
export const SCHEMA_VERSION = 4;

/** 'PCTA': PRAGMA application_id of read-model files, so that no other database is taken for one. */
export const APPLICATION_ID = 0x50435441;

/** Every table of the file; each is declared in its own file. */
export const CREATE_TABLES = [CREATE_CHECKPOINT, CREATE_PARKED, CREATE_LOG_INDEX, CREATE_TREE].join('\n');

export const CREATE_SCHEMA = `
  ${CREATE_TABLES}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

export const COUNT_TABLES = `SELECT count(*) FROM sqlite_master WHERE type = 'table'`;
