import type { Database, Statement } from 'better-sqlite3';
import { FoldRun, type EntityView } from '@pacta/ledger';
import type { EntityCache } from './entity-cache.ts';
import { ProjectionStopped, type FailurePolicy } from './failure-policy.ts';
import { beforeFirst, foldOne, Unfoldable, type FoldContext, type FoldedEntity } from './folded-entity.ts';
import { sentenceOf } from './log-line.ts';
import { placeOf, type LoggedEvent } from './logged-event.ts';
import { START, type PageProjection, type Progress } from './page-projection.ts';
import { ParkedTable } from './parked-table.ts';
import { ADOPT_ENTITY_ROWS } from './sql/adopt.ts';
import { createLookUpIndex, DELETE_ENTITY_ROWS, PUT_ENTITY_ROW, SELECT_ENTITY } from './sql/entity-row.ts';
import { StateNotPlain, stateJson } from './state-json.ts';

interface EntityColumns {
  readonly partnership_id: string | null;
  readonly revision: number;
  readonly position: number;
  readonly state: string;
}

/** What became of the partitions of one page: states to write once, and what stays behind a parked event. */
interface PageOutcome {
  readonly folded: Map<string, FoldedEntity>;
  /** Streams of which an event could not be folded: what the run made of them is good for nothing. */
  readonly spoilt: Set<string>;
  readonly run: FoldRun;
  readonly held: Map<string, number>;
}

interface EntityProjectionParts {
  readonly version: string;
  readonly context: FoldContext;
  readonly cache: EntityCache;
  readonly policy: FailurePolicy;
}

/** One row per stream of the view's category, folded from that stream alone. A partition that can't be folded is parked. */
export class EntityProjection implements PageProjection {
  readonly name: string;
  readonly version: string;
  readonly view: EntityView<unknown>;
  readonly policy: FailurePolicy;
  readonly parked: ParkedTable;
  readonly #db: Database;
  readonly #context: FoldContext;
  readonly #cache: EntityCache;
  readonly #put: Statement<unknown[]>;
  readonly #select: Statement<unknown[], EntityColumns>;
  readonly #clear: Statement<unknown[]>;

  constructor(db: Database, view: EntityView<unknown>, { version, context, cache, policy }: EntityProjectionParts) {
    this.#db = db;
    this.name = view.name;
    this.version = version;
    this.view = view;
    this.policy = policy;
    this.#context = context;
    this.#cache = cache;
    this.parked = new ParkedTable(db, view.name);
    if (view.lookUpBy !== undefined) db.exec(createLookUpIndex(view.name, view.lookUpBy));
    this.#put = db.prepare(PUT_ENTITY_ROW);
    this.#select = db.prepare<unknown[], EntityColumns>(SELECT_ENTITY);
    this.#clear = db.prepare(DELETE_ENTITY_ROWS);
  }

  reset(): Progress {
    this.#clear.run(this.name);
    this.parked.clear();
    this.forget();
    return START;
  }

  adopt(): void {
    this.#clear.run(this.name);
    this.#db.prepare(ADOPT_ENTITY_ROWS).run(this.name);
    this.parked.adopt();
    this.forget();
  }

  apply(events: readonly LoggedEvent[]): void {
    const page: PageOutcome = { folded: new Map(), spoilt: new Set(), run: FoldRun.begin(), held: new Map() };
    for (const event of events) {
      if (event.category === this.view.category) this.#take(event, page);
    }
    for (const [key, entity] of page.folded) {
      if (!this.#tryWrite(key, entity)) page.spoilt.add(key);
    }
    for (const key of page.spoilt) this.#parkWhereItFails(key, events, page);
    for (const [key, held] of page.held) this.parked.holdBack(key, held);
  }

  forget(): void {
    this.parked.forget();
    this.#cache.clear();
  }

  /** What the row of a stream says, from memory or file. A partition's key is its stream. */
  load(key: string): FoldedEntity | undefined {
    return this.#cache.get(this.#cacheKey(key)) ?? this.#stored(key);
  }

  /** One event further, or why not. */
  fold(before: FoldedEntity | undefined, event: LoggedEvent, run = FoldRun.ONE_STEP): FoldedEntity | Unfoldable {
    return foldOne(this.view, before ?? beforeFirst(this.view, event), event, this.#context, run);
  }

  /** Writes a row. Throws `StateNotPlain`. */
  write(key: string, entity: FoldedEntity, incomplete: boolean): void {
    const text = stateJson(entity.state);
    const { partnershipId, revision, position } = entity;
    this.#put.run(this.name, this.#idOf(key), partnershipId, revision, position, incomplete ? 1 : 0, text);
    if (incomplete) this.#cache.drop(this.#cacheKey(key));
    else this.#cache.put(this.#cacheKey(key), entity, text.length);
  }

  #take(event: LoggedEvent, page: PageOutcome): void {
    const key = event.stored.stream;
    if (this.parked.has(key)) {
      page.held.set(key, (page.held.get(key) ?? 0) + 1);
      return;
    }
    if (page.spoilt.has(key)) return;
    const before = page.folded.get(key) ?? (event.stored.revision === 0 ? undefined : this.load(key));
    const after = this.fold(before, event, page.run);
    if (after instanceof Unfoldable) {
      page.spoilt.add(key);
      page.folded.delete(key);
    } else page.folded.set(key, after);
  }

  /** False where the fold made a state that no row can hold. */
  #tryWrite(key: string, entity: FoldedEntity): boolean {
    try {
      this.write(key, entity, this.parked.has(key));
      return true;
    } catch (fault) {
      if (fault instanceof StateNotPlain) return false;
      throw fault;
    }
  }

  /** Folds the page's part of the stream again, event by event, to find where that fails, and what stood before. */
  #parkWhereItFails(key: string, events: readonly LoggedEvent[], page: PageOutcome): void {
    const ofStream = events.filter((event) => event.stored.stream === key);
    let before = this.#stored(key);
    for (const [index, event] of ofStream.entries()) {
      const after = this.fold(before, event);
      const reason = after instanceof Unfoldable ? after.reason : whyNotPlain(after);
      if (reason !== undefined) {
        if (this.policy.lastly === 'stop') throw new ProjectionStopped(this.name, placeOf(event), reason);
        this.parked.release(key);
        this.parked.park(key, placeOf(event), reason, ofStream.length - index - 1);
        page.held.delete(key);
        this.write(key, before ?? beforeFirst(this.view, event), true);
        return;
      }
      before = after as FoldedEntity;
    }
  }

  #stored(key: string): FoldedEntity | undefined {
    const row = this.#select.get(this.name, this.#idOf(key));
    if (row === undefined) return undefined;
    const { partnership_id: partnershipId, revision, position } = row;
    return { state: JSON.parse(row.state), revision, position, partnershipId };
  }

  #idOf(key: string): string {
    return key.slice(this.view.category.length + 1);
  }

  #cacheKey(key: string): string {
    return `${this.name} ${key}`;
  }
}

function whyNotPlain(entity: FoldedEntity): string | undefined {
  try {
    stateJson(entity.state);
    return undefined;
  } catch (fault) {
    return sentenceOf(fault);
  }
}
