import Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import type { FoldedEntity } from '../folded-entity.ts';
import { discardReadModelFile } from '../read-model-file.ts';
import { stateJson } from '../state-json.ts';
import {
  CREATE_SNAPSHOTS,
  DELETE_OUTDATED_SNAPSHOTS,
  DELETE_SNAPSHOTS,
  PUT_SNAPSHOT,
  SELECT_SNAPSHOT,
} from '../sql/snapshot.ts';

interface SnapshotColumns {
  readonly partnership_id: string | null;
  readonly revision: number;
  readonly position: number;
  readonly state: string;
}

/**
 * States of long streams on disk, by the version of the fold that made them. Whatever is wrong with the file, a fold from
 * the beginning answers the same; so a fault only ends its use.
 */
export class SnapshotFile {
  readonly #path: string;
  readonly #versions: ReadonlyMap<string, string>;
  #db: Database.Database | undefined;

  /** Made (0600) where it is absent, and made anew where it is damaged. `versions` of the folds, by view. */
  constructor(path: string, versions: ReadonlyMap<string, string>) {
    this.#path = path;
    this.#versions = versions;
    this.#db = this.#open() ?? this.#openAnew();
  }

  before(view: string, stream: string, revision: number): FoldedEntity | undefined {
    return this.#unlessBroken((db) => {
      const row = db.prepare(SELECT_SNAPSHOT).get(view, this.#versionOf(view), stream, revision);
      if (row === undefined) return undefined;
      const { partnership_id: partnershipId, revision: at, position, state } = row as SnapshotColumns;
      return { state: JSON.parse(state) as unknown, revision: at, position, partnershipId };
    });
  }

  keep(view: string, stream: string, { state, revision, position, partnershipId }: FoldedEntity): void {
    this.#unlessBroken((db) => {
      const text = stateJson(state);
      db.prepare(PUT_SNAPSHOT).run(view, this.#versionOf(view), stream, revision, position, partnershipId, text);
    });
  }

  clear(): void {
    this.#unlessBroken((db) => db.exec(DELETE_SNAPSHOTS));
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  #versionOf(view: string): string {
    return this.#versions.get(view) ?? '';
  }

  #unlessBroken<Result>(work: (db: Database.Database) => Result): Result | undefined {
    if (this.#db === undefined) return undefined;
    try {
      return work(this.#db);
    } catch {
      this.close();
      return undefined;
    }
  }

  #open(): Database.Database | undefined {
    let db: Database.Database | undefined;
    try {
      closeSync(openSync(this.#path, 'a', 0o600));
      db = new Database(this.#path, { timeout: 100 });
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = OFF');
      db.exec(CREATE_SNAPSHOTS);
      db.prepare(DELETE_OUTDATED_SNAPSHOTS).run(JSON.stringify([...this.#versions.values()]));
      return db;
    } catch {
      db?.close();
      return undefined;
    }
  }

  #openAnew(): Database.Database | undefined {
    discardReadModelFile(this.#path);
    return this.#open();
  }
}
