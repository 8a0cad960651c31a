import { accessSync, constants, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAfter, type EventStore } from '@pacta/event-store';
import type { Database } from 'better-sqlite3';
import { LOG_INDEX } from '../tables/log-index/log-index.ts';
import { noLog } from '../engine/log-line.ts';
import { isCurrent, openSession, type ProjectionSet } from '../engine/projection-set.ts';
import { startProjector } from '../engine/start-projector.ts';
import { openReadModelFile, openReadModelFileReadOnly } from '../engine/read-model-file.ts';
import { ReadModels } from './read-models.ts';
import { whyAnotherLedger } from '../engine/same-ledger.ts';

export interface ReaderOptions extends ProjectionSet {
  readonly store: EventStore;
  /** Path of `read-models.db`, which another process may be writing. */
  readonly file: string;
  /** Whether another process follows the log into it. */
  readonly isFollowed?: () => boolean;
}

/** Read models for one reader, up to the end of the log at the time they were opened. */
export interface ReaderModels {
  readonly readModels: ReadModels;
  close(): void;
}

/** Milliseconds that reading a large log may take. */
const PATIENCE = 3_600_000;
/** Tries to find that a lagging projector has caught up, and the milliseconds between them. */
const MOST_TRIES = 40;
const BETWEEN_TRIES = 50;

/**
 * Opens read models for a reader of a ledger that may be another user's: the file's, where it is of this log and this
 * code. Where it only lags, this waits for the process that follows the log, or brings it up to date where there is
 * none and the file is the reader's own. Otherwise (absent, outdated, damaged, another user's) it is left unchanged,
 * and temporary read models are built. Throws faults of the store.
 */
export async function readModelsForReader(options: ReaderOptions): Promise<ReaderModels> {
  return (await found(options)) ?? (await builtTemporarily(options));
}

async function found(options: ReaderOptions): Promise<ReaderModels | undefined> {
  let state = await stateOf(options);
  if (state === 'lagging') state = await caughtUp(options);
  if (state !== 'current') return undefined;
  const readModels = new ReadModels(() => openReadModelFileReadOnly(options.file));
  return { readModels, close: () => readModels.close() };
}

type State = 'current' | 'lagging' | 'unfit';

/** Two projectors on one file conflict, so a running one does the work. */
async function caughtUp(options: ReaderOptions): Promise<State> {
  if (options.isFollowed?.() !== true) {
    if (isOwn(options.file)) await follow(options).catch(() => undefined);
    return stateOf(options);
  }
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await pause(BETWEEN_TRIES);
    const state = await stateOf(options);
    if (state !== 'lagging') return state;
  }
  return 'lagging';
}

async function stateOf(options: ReaderOptions): Promise<State> {
  const { file, store } = options;
  let db: Database | undefined;
  try {
    const opened = (db = openReadModelFileReadOnly(file));
    const models = new ReadModels(() => opened);
    if (!isCurrent(models.checkpoints(), openSession(db, options).projections)) return 'unfit';
    const head = await store.head();
    if ((await whyAnotherLedger(db, store)) !== undefined) return 'unfit';
    const { token } = models.checkpoints().get(LOG_INDEX) ?? {};
    return head === undefined || (token !== undefined && !isAfter(head, token)) ? 'current' : 'lagging';
  } catch {
    // Any fault of the file: temporary read models are built instead.
    return 'unfit';
  } finally {
    db?.close();
  }
}

/** A file that another user's process writes is not written: the files that SQLite adds would be owned by this user. */
function isOwn(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    return statSync(file).uid === process.getuid?.();
  } catch {
    return false;
  }
}

async function follow(options: ReaderOptions): Promise<void> {
  const projector = startProjector(options);
  try {
    await projector.waitForHead(PATIENCE);
  } finally {
    await projector.stop();
    projector.readModels.close();
  }
}

/** A projector that is stopped at the end of the log leaves its indexes for its next start. */
function makeIndexes(file: string, options: ReaderOptions): void {
  const db = openReadModelFile(file, noLog);
  try {
    openSession(db, { ...options, withoutTree: true }).settle();
  } finally {
    db.close();
  }
}

async function builtTemporarily(options: ReaderOptions): Promise<ReaderModels> {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-reading-'));
  const file = join(folder, 'read-models.db');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await follow({ ...options, file, withoutTree: true });
    makeIndexes(file, options);
  } catch (fault) {
    remove();
    throw fault;
  }
  const readModels = new ReadModels(() => openReadModelFileReadOnly(file));
  return {
    readModels,
    close() {
      readModels.close();
      remove();
    },
  };
}
