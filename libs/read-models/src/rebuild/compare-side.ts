import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { isAfter, type EventStore, type ReadFilter, type Token } from '@pacta/event-store';
import { readCheckpoints, type Checkpoint } from '../checkpoints.ts';
import { openReadModelFileReadOnly } from '../read-model-file.ts';
import type { ProjectionSession } from '../projection-set.ts';
import { ATTACH_SIDE, ROWS_MADE_OTHERWISE } from '../sql/adopt.ts';
import { compareProjection } from '../verification/compare-projection.ts';
import { followTo } from './follow-to.ts';
import type { Side } from './side-file.ts';

/** How the rows built beside differ from the live ones of one projection. */
export interface ProjectionDifferences {
  readonly projection: string;
  /**
   * False where both were made by one version of the fold: then the live rows are not what the events make, and somebody
   * has to agree to the swap. True where the fold has changed, which is what makes rows differ.
   */
  readonly expected: boolean;
  readonly rows: number;
  /** The first few, a sentence each; no values. */
  readonly examples: readonly string[];
}

const EXAMPLES = 5;
/** Milliseconds between looks at live rows that are behind the side file. */
const LOOK = 50;

interface CompareOptions {
  readonly store: EventStore;
  readonly filter?: ReadFilter;
  readonly signal?: AbortSignal;
}

/** Compares at one and the same event: whichever side is behind is waited for, or folded on. */
export async function compareSide(
  options: CompareOptions,
  side: Side,
  session: ProjectionSession,
): Promise<readonly ProjectionDifferences[]> {
  for (;;) {
    options.signal?.throwIfAborted();
    const live = openReadModelFileReadOnly(side.live);
    try {
      live.exec('BEGIN');
      const checkpoints = readCheckpoints(live);
      const present = furthest(session, checkpoints);
      const here = session.applier.furthestBehind().token;
      if (present !== undefined && (here === undefined || isAfter(present, here)))
        await followTo(session, options, present);
      if (here === undefined || present === undefined || !isAfter(here, present))
        return side.names.map((name) => differences(live, session, side, checkpoints.get(name), name));
    } finally {
      live.close();
    }
    await pause(LOOK);
  }
}

/** How far the live rows of the same version have come. */
function furthest({ projections }: ProjectionSession, checkpoints: ReadonlyMap<string, Checkpoint>): Token | undefined {
  const tokens = projections
    .filter(({ name, version }) => checkpoints.get(name)?.version === version)
    .map(({ name }) => checkpoints.get(name)?.token)
    .filter((token) => token !== undefined);
  return tokens.reduce<Token | undefined>(
    (far, each) => (far === undefined || isAfter(each, far) ? each : far),
    undefined,
  );
}

function differences(
  live: Database,
  { db, applier, projections }: ProjectionSession,
  side: Side,
  checkpoint: Checkpoint | undefined,
  projection: string,
): ProjectionDifferences {
  const version = projections.find(({ name }) => name === projection)?.version;
  if (checkpoint?.version !== version) return { projection, expected: true, ...madeOtherwise(live, side, projection) };
  // It stands still at an earlier event (its policy stopped it), so there is no moment at which to compare the two.
  if (checkpoint?.token !== applier.progressOf(projection).token)
    return { projection, expected: true, rows: 0, examples: [] };
  const examples: string[] = [];
  let rows = 0;
  for (const { position, why } of compareProjection(live, db, projection)) {
    rows += 1;
    if (examples.length < EXAMPLES) examples.push(position === null ? why : `${why} (@${position})`);
  }
  return { projection, expected: false, rows, examples };
}

/** Live rows of an older version stand still: only rows that both have folded up to the same event can be told apart. */
function madeOtherwise(live: Database, { file }: Side, projection: string): { rows: number; examples: string[] } {
  live.exec('COMMIT');
  live.prepare(ATTACH_SIDE).run(file);
  try {
    const ids = live.prepare<[string], string>(ROWS_MADE_OTHERWISE).pluck().all(projection);
    const examples = ids.slice(0, EXAMPLES).map((id) => `the row ${id} reads otherwise from the same events`);
    return { rows: ids.length, examples };
  } finally {
    live.exec('DETACH DATABASE side');
    live.exec('BEGIN');
  }
}
