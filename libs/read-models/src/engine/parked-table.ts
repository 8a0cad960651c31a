import type { Database, Statement } from 'better-sqlite3';
import type { EventPlace } from './logged-event.ts';
import { DELETE_PARKED, HOLD_BACK, INSERT_PARKED, RELEASE_PARKED, SELECT_PARKED_KEYS } from './parked-sql.ts';

/** The parked streams of one projection: in its table, and by key in memory. */
export class ParkedTable {
  readonly #projection: string;
  readonly #insert: Statement<unknown[]>;
  readonly #holdBack: Statement<unknown[]>;
  readonly #release: Statement<unknown[]>;
  readonly #clear: Statement<unknown[]>;
  readonly #select: Statement<unknown[], string>;
  #keys: Set<string> | undefined;

  constructor(db: Database, projection: string) {
    this.#projection = projection;
    this.#insert = db.prepare(INSERT_PARKED);
    this.#holdBack = db.prepare(HOLD_BACK);
    this.#release = db.prepare(RELEASE_PARKED);
    this.#clear = db.prepare(DELETE_PARKED);
    this.#select = db.prepare<unknown[], string>(SELECT_PARKED_KEYS).pluck();
  }

  has(key: string): boolean {
    this.#keys ??= new Set(this.#select.all(this.#projection));
    return this.#keys.size > 0 && this.#keys.has(key);
  }

  /** `held`: number of later events of the stream already held back. */
  park(key: string, { position, token, eventId, type }: EventPlace, reason: string, held = 0): void {
    this.#insert.run(this.#projection, position, key, token, eventId, type, reason, held);
    this.#keys?.add(key);
  }

  holdBack(key: string, events: number): void {
    this.#holdBack.run(events, this.#projection, key);
  }

  release(key: string): void {
    this.#release.run(this.#projection, key);
    this.#keys?.delete(key);
  }

  clear(): void {
    this.#clear.run(this.#projection);
    this.#keys = undefined;
  }

  forget(): void {
    this.#keys = undefined;
  }
}
