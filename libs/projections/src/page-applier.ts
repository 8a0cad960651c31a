import type { Database, Statement } from 'better-sqlite3';
import type { StoredEvent } from '@pacta/event-store';
import { readCheckpoints, type Checkpoint } from './checkpoints.ts';
import { LoggedEvent } from './logged-event.ts';
import { START, type PageProjection, type Progress } from './page-projection.ts';
import { PUT_CHECKPOINT } from './sql/checkpoint.ts';

/**
 * The store handed out an event whose token is below one taken in already: it may have been passed over. Nothing of the
 * page was taken in; only folding again from zero is sure to miss nothing.
 */
export class OutOfOrder extends Error {
  override readonly name = 'OutOfOrder';
}

/** Another process has moved the checkpoints of this file. Nothing was written; follow on from the file's own. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/**
 * Takes pages of the log into every projection. One page is one transaction: the rows of all projections and their
 * checkpoints, or nothing. Positions are a running count in the order of the tokens, which is checked, so no event is
 * passed over and none is taken twice.
 */
export class PageApplier {
  readonly #db: Database;
  readonly #projections: readonly PageProjection[];
  readonly #put: Statement<unknown[]>;
  #progress: ReadonlyMap<string, Progress>;

  /** `projections` in the order in which they write; the log index first. */
  constructor(db: Database, projections: readonly PageProjection[]) {
    this.#db = db;
    this.#projections = projections;
    this.#put = db.prepare(PUT_CHECKPOINT);
    this.#progress = readCheckpoints(db);
  }

  /** Empties the projections whose version is not that of their rows; answers their names. */
  prepare(): readonly string[] {
    return this.atomically(() => {
      const found = readCheckpoints(this.#db);
      const stale = this.#projections.filter(({ name, version }) => found.get(name)?.version !== version);
      this.#reset(stale);
      return stale.filter(({ name }) => (found.get(name)?.events ?? 0) > 0).map(({ name }) => name);
    });
  }

  /** Empties every projection. */
  resetAll(): void {
    this.atomically(() => this.#reset(this.#projections));
  }

  progressOf(projection: string): Progress {
    return this.#progress.get(projection) ?? START;
  }

  /** Where the projection that is furthest behind stands: the log is followed from there. */
  furthestBehind(): Progress {
    const all = this.#projections.map(({ name }) => this.progressOf(name));
    return all.reduce((least, each) => (each.events < least.events ? each : least));
  }

  /** Takes in one page, whole. Throws `OutOfOrder`, `CheckpointMoved` and SqliteError; then nothing of it is written. */
  apply(page: readonly StoredEvent[]): void {
    const events = this.#number(page);
    const last = events.at(-1);
    if (last === undefined) return;
    this.atomically(() => {
      this.assertUnmoved();
      for (const projection of this.#projections) {
        const { events: from } = this.progressOf(projection.name);
        if (from > last.position) continue;
        const first = events[0]?.position ?? 0;
        projection.apply(from > first ? events.slice(from - first) : events);
        this.#put.run(projection.name, projection.version, last.stored.token, last.position + 1);
      }
    });
  }

  /** Runs `write` in a transaction; whatever it throws rolls back rows, checkpoints and memory alike. */
  atomically<Result>(write: () => Result): Result {
    try {
      const result = this.#db.transaction(write).immediate();
      this.#progress = readCheckpoints(this.#db);
      return result;
    } catch (fault) {
      for (const projection of this.#projections) projection.forget();
      throw fault;
    }
  }

  /** Makes all that was committed outlive a power cut, and answers how far `projection` has come. */
  sync(projection: string): Progress {
    this.#db.pragma('synchronous = FULL');
    try {
      // A commit with FULL syncs the whole write-ahead log, and with it every commit before it.
      return this.atomically(() => {
        this.assertUnmoved();
        const { version } = this.#projections.find(({ name }) => name === projection) as PageProjection;
        const { token, events } = this.progressOf(projection);
        this.#put.run(projection, version, token ?? null, events);
        return { token, events };
      });
    } finally {
      this.#db.pragma('synchronous = NORMAL');
    }
  }

  #reset(projections: readonly PageProjection[]): void {
    for (const projection of projections) {
      const { token, events } = projection.reset();
      this.#put.run(projection.name, projection.version, token ?? null, events);
    }
  }

  /** The page's events with their places. Only the one at the checkpoint itself may come twice: reads include their start. */
  #number(page: readonly StoredEvent[]): readonly LoggedEvent[] {
    const behind = this.furthestBehind();
    const events: LoggedEvent[] = [];
    let previous = behind.token === undefined ? -1n : BigInt(behind.token);
    for (const stored of page) {
      const token = BigInt(stored.token);
      if (token > previous) events.push(new LoggedEvent(stored, behind.events + events.length));
      else if (token < previous || events.length > 0) {
        throw new OutOfOrder(`the store handed out token ${stored.token} after ${previous}`);
      }
      previous = token;
    }
    return events;
  }

  /** Inside a transaction: throws `CheckpointMoved` where another process has written since. */
  assertUnmoved(): void {
    const found: ReadonlyMap<string, Checkpoint> = readCheckpoints(this.#db);
    for (const { name, version } of this.#projections) {
      const row = found.get(name);
      if (row?.version !== version || row.token !== this.progressOf(name).token) {
        throw new CheckpointMoved(`the checkpoint of ${name} was moved by another process`);
      }
    }
  }
}
