import type { Database, Statement } from 'better-sqlite3';
import { nodeDigest } from '@pacta/event-store';
import { Frontier } from '@pacta/proof';
import { readCheckpoints } from '../../engine/checkpoints.ts';
import type { LoggedEvent } from '../../engine/logged-event.ts';
import { START, type Projection, type Progress } from '../../engine/projection.ts';
import { ReadingConnection } from '../../reading/reading-connection.ts';
import { LogBlocks } from '../log-index/log-blocks.ts';
import { LOG_INDEX } from '../log-index/log-index.ts';
import { edgeOf, LOWEST_KEPT, subtreeOf, treeHashes } from './tree-hashes.ts';
import { DELETE_TREE, INSERT_TREE_NODE } from './tree-sql.ts';

export const TREE = 'tree';

/** Raised with every change of the rows' content. */
export const TREE_VERSION = 1;

/** Leaves of the smallest subtree that has a row. */
const WIDTH = 2 ** LOWEST_KEPT;

/**
 * The RFC 6962 tree over the log, updated page by page after the log index. Its leaves are the leaf hashes there; of
 * the inner nodes only subtrees of 256 leaves and more are stored. One hash per event, two rows per 256.
 */
export class TreeProjection implements Projection {
  readonly name = TREE;
  readonly version = String(TREE_VERSION);
  readonly fromLogIndex = true;
  readonly #db: Database;
  readonly #insert: Statement<unknown[]>;
  readonly #read: ReadingConnection;
  readonly #log: LogBlocks;
  /** The tree's right edge in memory, in whole subtrees of 256; undefined where it must first be read from the rows. */
  #frontier: Frontier | undefined;

  constructor(db: Database) {
    this.#db = db;
    this.#insert = db.prepare(INSERT_TREE_NODE);
    this.#read = new ReadingConnection(() => db);
    this.#log = new LogBlocks(this.#read);
  }

  /** The log index has every leaf hash, so the tree is rebuilt from there, not from the log. */
  reset(): Progress {
    this.#db.exec(DELETE_TREE);
    this.#frontier = new Frontier(this.#options());
    const progress = readCheckpoints(this.#db).get(LOG_INDEX) ?? START;
    this.#grow(this.#frontier, progress.events);
    return progress;
  }

  apply(events: readonly LoggedEvent[]): void {
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) return;
    this.#grow((this.#frontier ??= this.#restored(first.position)), last.position + 1);
  }

  forget(): void {
    this.#frontier = undefined;
  }

  /** Adds every subtree of 256 leaves that is complete in a log of `size`. */
  #grow(frontier: Frontier, size: number): void {
    for (let first = Number(frontier.size); first + WIDTH <= size; first += WIDTH) {
      const root = subtreeOf(this.#log, first, WIDTH);
      if (root === undefined) throw new Error(`the log index has no leaf hashes from event ${first}`);
      frontier.appendSubtree(LOWEST_KEPT, root);
    }
  }

  #restored(size: number): Frontier {
    const whole = size - (size % WIDTH);
    const rows = treeHashes(this.#read, this.#log);
    const hashes = edgeOf(whole).map(({ level, index }) => rows.hashAt(level, index));
    const restored = Frontier.restore({ size: BigInt(whole), hashes: hashes as Uint8Array[] }, this.#options());
    if (!restored.ok) throw new Error(`the tree's rows do not reach to event ${size}: ${restored.reason}`);
    return restored.frontier;
  }

  #options = (): ConstructorParameters<typeof Frontier>[0] => ({
    nodeHash: nodeDigest,
    onSubtree: (level, index, hash) => this.#insert.run(level, index, hash),
  });
}
