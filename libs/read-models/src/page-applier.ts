import type { Database, Statement } from 'better-sqlite3';
import type { StoredEvent } from '@pacta/event-store';
import type { OpenedPage } from './ahead/opened-page.ts';
import { readCheckpoints, type Checkpoint } from './checkpoints.ts';
import { ProjectionStopped } from './failure-policy.ts';
import { LoggedEvent } from './logged-event.ts';
import { LOG_INDEX } from './log-index-projection.ts';
import { START, type PageProjection, type Progress } from './page-projection.ts';
import { ATTACH_SIDE, DETACH_SIDE, SIDE_CHECKPOINT } from './sql/adopt.ts';
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

/** Rows built beside have not come as far as the live ones, or are of another version. */
export class SideBehind extends Error {
  override readonly name = 'SideBehind';
}

/** Why a projection does not follow the log for now. */
export type Aside =
  /** Its rows were made by another version of its fold; they wait to be rebuilt beside. */
  | { readonly kind: 'outdated' }
  /** Its failure policy told it to stop at this event. */
  | { readonly kind: 'stopped'; readonly fault: ProjectionStopped };

/**
 * Takes pages of the log into every projection. One page is one transaction: the rows of all projections and their
 * checkpoints, or nothing. Positions are a running count in the order of the tokens, which is checked, so no event is
 * passed over and none is taken twice.
 */
export class PageApplier {
  readonly #db: Database;
  readonly #all: readonly PageProjection[];
  readonly #put: Statement<unknown[]>;
  readonly #aside = new Map<string, Aside>();
  #projections: readonly PageProjection[];
  #progress: ReadonlyMap<string, Progress>;

  /** `projections` in the order in which they write; the log index first. */
  constructor(db: Database, projections: readonly PageProjection[]) {
    this.#db = db;
    this.#all = projections;
    this.#projections = projections;
    this.#put = db.prepare(PUT_CHECKPOINT);
    this.#progress = readCheckpoints(db);
  }

  /** Projections that do not follow the log for now, by name. */
  get aside(): ReadonlyMap<string, Aside> {
    return this.#aside;
  }

  /**
   * Finds the projections whose version is not that of their rows. They are emptied, to be folded from zero here, unless
   * `keep` says that they are to be rebuilt beside: then their rows are left alone and they are set aside. Answers the
   * names of those that had rows.
   */
  prepare(keep: (stale: readonly PageProjection[]) => boolean = () => false): readonly string[] {
    return this.atomically(() => {
      const found = readCheckpoints(this.#db);
      const stale = this.#projections.filter(({ name, version }) => found.get(name)?.version !== version);
      if (stale.length > 0 && keep(stale)) for (const { name } of stale) this.setAside(name, { kind: 'outdated' });
      else this.#reset(stale);
      return stale.filter(({ name }) => (found.get(name)?.events ?? 0) > 0).map(({ name }) => name);
    });
  }

  /** Empties every projection. */
  resetAll(): void {
    this.#aside.clear();
    this.#projections = this.#all;
    this.atomically(() => this.#reset(this.#all));
  }

  progressOf(projection: string): Progress {
    return this.#progress.get(projection) ?? START;
  }

  /** Where the projection that is furthest behind stands: the log is followed from there. */
  furthestBehind(): Progress {
    const all = this.#projections.map(({ name }) => this.progressOf(name));
    return all.reduce((least, each) => (each.events < least.events ? each : least));
  }

  /** From now on the log is followed without this projection. */
  setAside(name: string, why: Aside): void {
    this.#aside.set(name, why);
    this.#projections = this.#all.filter((each) => !this.#aside.has(each.name));
  }

  /** The projection's rows have been put right: it follows the log again. */
  takeBack(name: string): void {
    this.#aside.delete(name);
    this.#projections = this.#all.filter((each) => !this.#aside.has(each.name));
  }

  /**
   * Takes in one page, whole; `opened` are its sealed fields, where they were opened elsewhere. A projection whose policy stops it is set aside, and the page goes on without it. Throws
   * `OutOfOrder`, `CheckpointMoved` and SqliteError; then nothing of it is written.
   */
  apply(page: readonly StoredEvent[], opened?: OpenedPage): void {
    const events = this.#number(page, opened);
    const last = events.at(-1);
    if (last === undefined) return;
    try {
      this.atomically(() => this.#take(events, last));
    } catch (fault) {
      if (!(fault instanceof ProjectionStopped)) throw fault;
      this.setAside(fault.projection, { kind: 'stopped', fault });
      this.apply(page, opened);
    }
  }

  /**
   * Puts the rows of a side file in the place of these projections' own, in one transaction, and lets them follow the
   * log again. The side file must have come exactly as far as the log index here. Throws `SideBehind` and SqliteError;
   * then nothing has changed.
   */
  adopt(file: string, names: readonly string[]): void {
    this.#db.prepare(ATTACH_SIDE).run(file);
    try {
      this.atomically(() => {
        this.assertUnmoved();
        const { token } = this.progressOf(LOG_INDEX);
        for (const projection of this.#all.filter(({ name }) => names.includes(name))) {
          const side = this.#db.prepare(SIDE_CHECKPOINT).get(projection.name) as Partial<Checkpoint> | undefined;
          if (side?.version !== projection.version || (side.token ?? undefined) !== token)
            throw new SideBehind(`the rows of ${projection.name} built beside are not those of this moment`);
          projection.adopt();
          this.#put.run(projection.name, projection.version, token ?? null, side.events);
        }
      });
    } finally {
      this.#db.exec(DETACH_SIDE);
    }
    for (const name of names) this.takeBack(name);
  }

  /** Runs `write` in a transaction; whatever it throws rolls back rows, checkpoints and memory alike. */
  atomically<Result>(write: () => Result): Result {
    try {
      const result = this.#db.transaction(write).immediate();
      this.#progress = readCheckpoints(this.#db);
      return result;
    } catch (fault) {
      for (const projection of this.#all) projection.forget();
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

  #take(events: readonly LoggedEvent[], last: LoggedEvent): void {
    this.assertUnmoved();
    for (const projection of this.#projections) {
      const { events: from } = this.progressOf(projection.name);
      if (from > last.position) continue;
      const first = events[0]?.position ?? 0;
      projection.apply(from > first ? events.slice(from - first) : events);
      this.#put.run(projection.name, projection.version, last.stored.token, last.position + 1);
    }
  }

  #reset(projections: readonly PageProjection[]): void {
    for (const projection of projections) {
      const { token, events } = projection.reset();
      this.#put.run(projection.name, projection.version, token ?? null, events);
    }
  }

  /** The page's events with their places. Only the one at the checkpoint itself may come twice: reads include their start. */
  #number(page: readonly StoredEvent[], opened: OpenedPage | undefined): readonly LoggedEvent[] {
    const behind = this.furthestBehind();
    const events: LoggedEvent[] = [];
    let previous = behind.token === undefined ? -1n : BigInt(behind.token);
    for (const stored of page) {
      const token = BigInt(stored.token);
      if (token > previous)
        events.push(new LoggedEvent(stored, behind.events + events.length, opened?.get(stored.token)));
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
