import type { Database, Statement } from 'better-sqlite3';
import { nodeDigest } from '@pacta/event-store';
import { Frontier } from '@pacta/proof';
import { readCheckpoints } from '../../engine/checkpoints.ts';
import type { LoggedEvent } from '../../engine/logged-event.ts';
import { LOG_INDEX } from '../log-index.ts';
import { START, type Projection, type Progress } from '../../engine/projection.ts';
import { DELETE_TREE, INSERT_TREE_NODE, SELECT_LEAF_HASHES } from './tree-sql.ts';
import { edgeOf, LOWEST_KEPT, treeHashes, type RunRows } from './tree-hashes.ts';

export const TREE = 'tree';

/** Raised with every change of the rows' content. */
export const TREE_VERSION = 1;

const LEAVES_AT_ONCE = 4_096;

/**
 * The RFC 6962 tree over the log, updated page by page with the log index. Its leaves are the leaf hashes there; of the
 * inner nodes only subtrees of 256 leaves and more are stored. One hash per event, two rows per 256.
 */
export class TreeProjection implements Projection {
  readonly name = TREE;
  readonly version = String(TREE_VERSION);
  readonly fromLogIndex = true;
  readonly #db: Database;
  readonly #insert: Statement<unknown[]>;
  readonly #run: RunRows;
  /** The tree's right edge in memory; undefined where it must first be read from the rows. */
  #frontier: Frontier | undefined;

  constructor(db: Database) {
    this.#db = db;
    this.#insert = db.prepare(INSERT_TREE_NODE);
    this.#run = (sql, ...values) =>
      db
        .prepare(sql)
        .raw()
        .all(...values) as readonly (readonly unknown[])[];
  }

  /** The log index has every leaf hash, so the tree is rebuilt from there, not from the log. */
  reset(): Progress {
    this.#db.exec(DELETE_TREE);
    this.#frontier = this.#emptyFrontier();
    const progress = readCheckpoints(this.#db).get(LOG_INDEX) ?? START;
    for (let from = 0; from < progress.events; from += LEAVES_AT_ONCE) {
      const to = Math.min(from + LEAVES_AT_ONCE, progress.events);
      for (const [hash] of this.#run(SELECT_LEAF_HASHES, from, to)) this.#frontier.append(hash as Uint8Array);
    }
    return progress;
  }

  apply(events: readonly LoggedEvent[]): void {
    const [first] = events;
    if (first === undefined) return;
    const frontier = (this.#frontier ??= this.#restored(first.position));
    for (const event of events) frontier.append(event.leafHash);
  }

  forget(): void {
    this.#frontier = undefined;
  }

  #restored(size: number): Frontier {
    const rows = treeHashes(this.#run);
    const hashes = edgeOf(size).map(({ level, index }) => rows.hashAt(level, index));
    const restored = Frontier.restore({ size: BigInt(size), hashes: hashes as Uint8Array[] }, this.#options());
    if (!restored.ok) throw new Error(`the tree's rows do not reach to event ${size}: ${restored.reason}`);
    return restored.frontier;
  }

  #emptyFrontier = (): Frontier => new Frontier(this.#options());

  #options = (): ConstructorParameters<typeof Frontier>[0] => ({
    nodeHash: nodeDigest,
    onSubtree: (level, index, hash) => {
      if (level >= LOWEST_KEPT) this.#insert.run(level, index, hash);
    },
  });
}
