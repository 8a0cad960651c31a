import type { Database } from 'better-sqlite3';
import { UNKNOWN_TYPE } from './folded-entity.ts';
import { placeOf, type LoggedEvent } from './logged-event.ts';
import { logRowFrom, type LogColumns } from './log-row.ts';
import { LOG_INDEX } from './log-index-projection.ts';
import { START, type PageProjection, type Progress } from './page-projection.ts';
import { ParkedTable } from './parked-table.ts';
import { readCheckpoints } from './checkpoints.ts';
import { SELECT_UNKNOWN_TYPES } from './sql/parked.ts';
import { digestOfText } from './view-version.ts';

export const EVENT_TYPES = 'event-types';

/**
 * The log index's companion: lists every event whose type is unknown, whether or not a view covers its stream. It holds
 * nothing back. When the known types change it is made again from the log index alone.
 */
export class EventTypesProjection implements PageProjection {
  readonly name = EVENT_TYPES;
  readonly version: string;
  readonly #db: Database;
  readonly #known: ReadonlySet<string>;
  readonly #parked: ParkedTable;

  constructor(db: Database, knownTypes: Iterable<string>) {
    this.#db = db;
    this.#known = new Set(knownTypes);
    this.version = digestOfText([...this.#known].sort().join('\n'));
    this.#parked = new ParkedTable(db, EVENT_TYPES);
  }

  reset(): Progress {
    this.#parked.clear();
    const unknown = this.#db.prepare(SELECT_UNKNOWN_TYPES).all(JSON.stringify([...this.#known]));
    for (const columns of unknown) {
      const row = logRowFrom(columns as LogColumns);
      this.#parked.park(row.stream, row, UNKNOWN_TYPE);
    }
    return readCheckpoints(this.#db).get(LOG_INDEX) ?? START;
  }

  apply(events: readonly LoggedEvent[]): void {
    for (const event of events) {
      if (!this.#known.has(event.stored.type)) this.#parked.park(event.stored.stream, placeOf(event), UNKNOWN_TYPE);
    }
  }

  adopt(): void {
    this.#parked.adopt();
  }

  forget(): void {
    this.#parked.forget();
  }
}
