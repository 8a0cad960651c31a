import type { EventStore } from '@pacta/event-store';
import type { Database } from 'better-sqlite3';
import { EVENT_TYPES, EventTypesProjection } from '../tables/event-types.ts';
import { LOG_INDEX, LogIndexProjection } from '../tables/log-index/log-index.ts';
import { StreamNumbers } from '../tables/log-index/stream-numbers.ts';
import { TREE, TreeProjection } from '../tables/tree/tree-projection.ts';
import type { EventTable } from './event-table.ts';
import { PageApplier } from './page-applier.ts';
import type { Projection } from './projection.ts';
import { TableProjection } from './table-projection.ts';
import { ALL_TABLES } from '../tables/all-tables.ts';

/** The parts of a ledger's projections. */
export interface ProjectionSet {
  /** Every event type that this version of Pacta knows. */
  readonly knownTypes: Iterable<string>;
  /** The tables of lists and sums; by default every one that queries use. */
  readonly tables?: readonly EventTable[] | undefined;
  /** Omits the tree, to measure its cost: then nothing can be signed or proved. */
  readonly withoutTree?: boolean | undefined;
}

/** What a session needs to know. */
export interface SessionOptions extends ProjectionSet {
  /** The store of the log: one that finds events by their ids needs no index of them here. */
  readonly store?: Pick<EventStore, 'findEvents'>;
}

/** The projections of a ledger over one open file. */
export interface ProjectionSession {
  readonly db: Database;
  readonly applier: PageApplier;
  readonly tables: readonly TableProjection[];
  /** All of them, the log index first. */
  readonly projections: readonly Projection[];
  /** Creates the indexes that are left until the log has been applied. In a transaction of its own. */
  settle(): void;
}

/** Names of the projections of every ledger, in the order in which they write. */
export const PROJECTION_NAMES: readonly string[] = [
  LOG_INDEX,
  TREE,
  EVENT_TYPES,
  ...ALL_TABLES.map(({ name }) => name),
];

export function openSession(db: Database, set: SessionOptions): ProjectionSession {
  const streams = new StreamNumbers(db);
  const logIndex = new LogIndexProjection(db, streams, set.store?.findEvents === undefined);
  const tables = (set.tables ?? ALL_TABLES).map((table) => new TableProjection(db, table, streams));
  const projections: readonly Projection[] = [
    logIndex,
    ...(set.withoutTree === true ? [] : [new TreeProjection(db)]),
    new EventTypesProjection(db, set.knownTypes),
    ...tables,
  ];
  const applier = new PageApplier(db, projections);
  const settle = (): void =>
    applier.atomically(() => {
      for (const each of [logIndex, ...tables]) each.settle();
    });
  return { db, applier, tables, projections, settle };
}

/** The current version of each projection's rows, by name. */
export function isCurrent(
  checkpoints: ReadonlyMap<string, { readonly version: string }>,
  projections: readonly Projection[],
): boolean {
  return projections.every(({ name, version }) => checkpoints.get(name)?.version === version);
}
