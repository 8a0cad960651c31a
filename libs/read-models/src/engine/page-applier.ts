import type { Database, Statement } from 'better-sqlite3';
import type { HashedEvent, StoredEvent } from '@pacta/event-store';
import { readCheckpoints, type Checkpoint } from './checkpoints.ts';
import { PUT_CHECKPOINT } from './checkpoint-sql.ts';
import { LoggedEvent } from './logged-event.ts';
import { START, type Progress, type Projection } from './projection.ts';

/**
 * The store returned an event whose token is below one already applied: that event may have been skipped. Nothing of
 * the page was applied; only a rebuild from zero is complete.
 */
export class OutOfOrder extends Error {
  override readonly name = 'OutOfOrder';
}

/**
 * Another process has moved the checkpoints of this file. Nothing was written; continue from the file's checkpoints.
 */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

type Page = readonly (HashedEvent | StoredEvent)[];

/**
 * Applies pages of the log to every projection. One page is one transaction: the rows of all projections and their
 * checkpoints, or nothing. Positions are counted in token order, which is checked, so no event is skipped or applied
 * twice.
 */
export class PageApplier {
  readonly #db: Database;
  readonly #projections: readonly Projection[];
  readonly #put: Statement<unknown[]>;
  /**
   * Versions of the rows that another version of the code wrote, and that keep following until a second file is filled.
   */
  readonly #outdated = new Map<string, string>();
  #progress: ReadonlyMap<string, Progress>;

  /** `projections` in the order in which they write; the log index first. */
  constructor(db: Database, projections: readonly Projection[]) {
    this.#db = db;
    this.#projections = projections;
    this.#put = db.prepare(PUT_CHECKPOINT);
    this.#progress = readCheckpoints(db);
  }

  /** Names of the projections whose existing rows another version of the code wrote. */
  get outdated(): ReadonlySet<string> {
    return new Set(this.#outdated.keys());
  }

  /**
   * Finds the projections whose rows have another version. They are emptied and rebuilt here, unless `keep` says that a
   * second file will be filled: then the rows keep serving and following. Returns the names of those that had rows.
   */
  prepare(keep: (stale: readonly Projection[]) => boolean = () => false): readonly string[] {
    this.#outdated.clear();
    return this.atomically(() => {
      const found = readCheckpoints(this.#db);
      const stale = this.#projections.filter(({ name, version }) => found.get(name)?.version !== version);
      const slow = stale.filter(
        ({ name, fromLogIndex, hasLayout }) => fromLogIndex !== true && hasLayout !== false && found.has(name),
      );
      const kept = slow.length > 0 && keep(slow) ? slow : [];
      for (const { name } of kept) this.#outdated.set(name, (found.get(name) as Checkpoint).version);
      this.#reset(stale.filter((each) => !kept.includes(each)));
      return stale.filter(({ name }) => (found.get(name)?.events ?? 0) > 0).map(({ name }) => name);
    });
  }

  /** Finds the projections whose rows another version wrote, for read-only callers. */
  look(): void {
    const found = readCheckpoints(this.#db);
    for (const { name, version } of this.#projections) {
      const has = found.get(name)?.version;
      if (has !== undefined && has !== version) this.#outdated.set(name, has);
    }
  }

  /** Empties every projection. */
  resetAll(): void {
    this.#outdated.clear();
    this.atomically(() => this.#reset(this.#projections));
  }

  progressOf(projection: string): Progress {
    return this.#progress.get(projection) ?? START;
  }

  /** The lowest checkpoint of all projections: the log is followed from there. */
  least(): Progress {
    const all = this.#projections.map(({ name }) => this.progressOf(name));
    return all.reduce((least, each) => (each.events < least.events ? each : least));
  }

  /**
   * Applies one page in one transaction. Throws `OutOfOrder`, `CheckpointMoved` and SqliteError; then nothing of it is
   * written.
   */
  apply(page: Page): void {
    const events = this.#number(page);
    const last = events.at(-1);
    if (last !== undefined) this.atomically(() => this.#take(events, last));
  }

  /**
   * Applies pages in one transaction, as they are read, until they hold `most` events. Returns how many they held: fewer
   * at the end of the log. Nothing else may write to the file meanwhile. Throws as `apply` does, and faults of the
   * store; then nothing of any of them is written.
   */
  async applyTogether(pages: AsyncIterator<Page>, most: number): Promise<number> {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      let held = 0;
      while (held < most) {
        const next = await pages.next();
        if (next.done === true) break;
        this.apply(next.value);
        held += next.value.length;
      }
      this.#db.exec('COMMIT');
      return held;
    } catch (fault) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK');
      this.#forget();
      throw fault;
    }
  }

  /** Runs `write` in a transaction; a throw rolls back rows, checkpoints and memory alike. */
  atomically<Result>(write: () => Result): Result {
    try {
      const result = this.#db.transaction(write).immediate();
      this.#progress = readCheckpoints(this.#db);
      return result;
    } catch (fault) {
      this.#forget();
      throw fault;
    }
  }

  /** Syncs all commits to disk, and returns the checkpoint of `projection`. */
  sync(projection: string): Progress {
    this.#db.pragma('synchronous = FULL');
    try {
      // A commit with synchronous=FULL syncs the whole WAL, and so every commit before it.
      return this.atomically(() => {
        this.assertUnmoved();
        const { token, events } = this.progressOf(projection);
        const found = this.#projections.find(({ name }) => name === projection) as Projection;
        this.#put.run(projection, this.#versionOf(found), token ?? null, events);
        return { token, events };
      });
    } finally {
      this.#db.pragma('synchronous = NORMAL');
    }
  }

  /** Inside a transaction: throws `CheckpointMoved` where another process has written since. */
  assertUnmoved(): void {
    const found: ReadonlyMap<string, Checkpoint> = readCheckpoints(this.#db);
    for (const projection of this.#projections) {
      const { name } = projection;
      const row = found.get(name);
      if (row?.version !== this.#versionOf(projection) || row.token !== this.progressOf(name).token) {
        throw new CheckpointMoved(`the checkpoint of ${name} was moved by another process`);
      }
    }
  }

  /** After a rollback: what is in memory may be of rows that are gone. */
  #forget(): void {
    for (const projection of this.#projections) projection.forget();
    if (this.#db.open) this.#progress = readCheckpoints(this.#db);
  }

  #take(events: readonly LoggedEvent[], last: LoggedEvent): void {
    this.assertUnmoved();
    for (const projection of this.#projections) {
      const { events: from } = this.progressOf(projection.name);
      if (from > last.position) continue;
      const first = events[0]?.position ?? 0;
      projection.apply(from > first ? events.slice(from - first) : events);
      this.#put.run(projection.name, this.#versionOf(projection), last.stored.token, last.position + 1);
    }
  }

  #reset(projections: readonly Projection[]): void {
    for (const projection of projections) {
      const { token, events } = projection.reset();
      this.#put.run(projection.name, projection.version, token ?? null, events);
    }
  }

  #versionOf({ name, version }: Projection): string {
    return this.#outdated.get(name) ?? version;
  }

  /**
   * The page's events with their positions. Only the event at the checkpoint itself may come twice: reads include their
   * start.
   */
  #number(page: Page): readonly LoggedEvent[] {
    const from = this.least();
    const events: LoggedEvent[] = [];
    let previous = from.token === undefined ? -1n : BigInt(from.token);
    for (const stored of page) {
      const token = BigInt(stored.token);
      if (token > previous) events.push(new LoggedEvent(stored, from.events + events.length, token));
      else if (token < previous || events.length > 0) {
        throw new OutOfOrder(`the store handed out token ${stored.token} after ${previous}`);
      }
      previous = token;
    }
    return events;
  }
}
