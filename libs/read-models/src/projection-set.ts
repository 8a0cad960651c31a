import type { Database } from 'better-sqlite3';
import type { EntityView } from '@pacta/ledger';
import type { OpeningAhead } from './ahead/pages-ahead.ts';
import { EntityCache } from './entity-cache.ts';
import { EntityProjection } from './entity-projection.ts';
import { EVENT_TYPES, EventTypesProjection } from './event-types-projection.ts';
import { PARK, type FailurePolicy } from './failure-policy.ts';
import type { FoldContext } from './folded-entity.ts';
import type { FieldOpener } from './logged-event.ts';
import { LOG_INDEX, LogIndexProjection } from './log-index-projection.ts';
import { PageApplier } from './page-applier.ts';
import type { PageProjection } from './page-projection.ts';
import { TREE, TreeProjection } from './tree/tree-projection.ts';
import { viewVersion } from './view-version.ts';

/** What the projections of one ledger are made of. */
export interface ProjectionSet {
  readonly views: readonly EntityView<unknown>[];
  /** Every event type that the folds were written for. */
  readonly knownTypes: Iterable<string>;
  /** Absent where no keys are at hand: then sealed fields stay sealed. */
  readonly opener?: FieldOpener | undefined;
  /** Starts what opens sealed fields in another thread, where a long stretch of the log is to be folded. */
  readonly openingAhead?: (() => OpeningAhead) | undefined;
  /** Text of folded states kept in memory, in characters. */
  readonly cacheCharacters?: number | undefined;
  /** The version of a view's rows; by default the hash of the source that folds them. */
  readonly versionOf?: ((view: EntityView<unknown>) => string) | undefined;
  /** What happens where a view can't fold an event, by the view's name; `PARK` where none is given. */
  readonly policies?: Readonly<Record<string, FailurePolicy>> | undefined;
  /** Leaves the tree out, to measure what it costs: nothing can be signed or proved then. */
  readonly withoutTree?: boolean | undefined;
}

/** The projections of a ledger over one open file. */
export interface ProjectionSession {
  readonly db: Database;
  readonly applier: PageApplier;
  readonly logIndex: LogIndexProjection;
  readonly entities: readonly EntityProjection[];
  /** All of them, the log index first. */
  readonly projections: readonly PageProjection[];
}

/** Names of the projections that are there whatever the views. */
export const PROJECTIONS_BESIDE_VIEWS: readonly string[] = [LOG_INDEX, TREE, EVENT_TYPES];

const CACHE_CHARACTERS = 4_000_000;

/** `only` these projections, where it is given; a side file has no others. */
export function openSession(db: Database, set: ProjectionSet, only?: readonly string[]): ProjectionSession {
  const known = new Set(set.knownTypes);
  const context: FoldContext = { knows: (type) => known.has(type), opener: set.opener };
  const cache = new EntityCache(set.cacheCharacters ?? CACHE_CHARACTERS);
  const versionOf = set.versionOf ?? viewVersion;
  const logIndex = new LogIndexProjection(db);
  const entities = set.views.map(
    (view) =>
      new EntityProjection(db, view, { version: versionOf(view), context, cache, policy: policyOf(set, view.name) }),
  );
  const all: readonly PageProjection[] = [
    logIndex,
    ...(set.withoutTree === true ? [] : [new TreeProjection(db)]),
    new EventTypesProjection(db, known),
    ...entities,
  ];
  const projections = only === undefined ? all : all.filter(({ name }) => only.includes(name));
  return { db, applier: new PageApplier(db, projections), logIndex, entities, projections };
}

export const policyOf = ({ policies }: Pick<ProjectionSet, 'policies'>, view: string): FailurePolicy =>
  policies?.[view] ?? PARK;

/** The version of each view's rows as this code makes them, by the view's name. */
export const versionsOf = ({ views, versionOf = viewVersion }: ProjectionSet): ReadonlyMap<string, string> =>
  new Map(views.map((view) => [view.name, versionOf(view)]));
