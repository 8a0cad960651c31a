import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { placeOf, type LoggedEvent } from '../engine/logged-event.ts';
import { LOG_INDEX } from './log-index/log-index.ts';
import { LogIndexReader } from './log-index/log-index-reader.ts';
import { entriesPassing } from './log-index/log-scan.ts';
import { START, type Projection, type Progress } from '../engine/projection.ts';
import { ParkedTable } from '../engine/parked-table.ts';
import { readCheckpoints } from '../engine/checkpoints.ts';

export const EVENT_TYPES = 'event-types';
export const EVENT_TYPES_VERSION = 1;

export const UNKNOWN_TYPE = 'this version of Pacta does not know this event type';

/**
 * Lists every event of unknown type, whether or not a view covers its stream. It parks nothing. When the set of known
 * types changes it is rebuilt from the log index alone.
 */
export class EventTypesProjection implements Projection {
  readonly name = EVENT_TYPES;
  /** Its version, and the event types known when it was built. */
  readonly version: string;
  readonly fromLogIndex = true;
  readonly #db: Database;
  readonly #known: ReadonlySet<string>;
  readonly #parked: ParkedTable;

  constructor(db: Database, knownTypes: Iterable<string>) {
    this.#db = db;
    this.#known = new Set(knownTypes);
    const types = hash('sha256', [...this.#known].sort().join('\n'), 'hex').slice(0, 16);
    this.version = `${EVENT_TYPES_VERSION}-${types}`;
    this.#parked = new ParkedTable(db, EVENT_TYPES);
  }

  reset(): Progress {
    this.#parked.clear();
    const log = LogIndexReader.over(this.#db);
    for (const { block, at } of entriesPassing(log, {})) {
      if (this.#known.has(log.names.word(block.type(at)) ?? '')) continue;
      const row = log.rowOf({ block, at });
      this.#parked.park(row.stream, row, UNKNOWN_TYPE);
    }
    return readCheckpoints(this.#db).get(LOG_INDEX) ?? START;
  }

  apply(events: readonly LoggedEvent[]): void {
    for (const event of events) {
      if (!this.#known.has(event.stored.type)) this.#parked.park(event.stored.stream, placeOf(event), UNKNOWN_TYPE);
    }
  }

  forget(): void {
    this.#parked.forget();
  }
}
