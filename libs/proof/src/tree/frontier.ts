import { copyOfHashes } from '../bytes.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { emptyRoot, nodeHash } from './node-hash.ts';
import { isTreeSize } from './tree-size.ts';

export interface FrontierOptions {
  /** Replaces the node hash function, for instance by a platform's faster SHA-256. */
  readonly nodeHash?: (left: Uint8Array, right: Uint8Array) => Uint8Array;
  /** Called for every complete subtree when it is formed, leaves included, for instance to store tiles. */
  readonly onSubtree?: (level: number, index: bigint, hash: Uint8Array) => void;
}

/**
 * An append-only tree stored as its right edge: the hashes of the complete subtrees of `size` leaves, one for each 1 in
 * its binary form, the largest first. Appending takes one hash on average and reads no earlier leaf.
 */
export class Frontier {
  #size = 0n;
  readonly #edge: Uint8Array[] = [];
  readonly #nodeHash: (left: Uint8Array, right: Uint8Array) => Uint8Array;
  readonly #onSubtree: FrontierOptions['onSubtree'];

  constructor(options: FrontierOptions = {}) {
    this.#nodeHash = options.nodeHash ?? nodeHash;
    this.#onSubtree = options.onSubtree;
  }

  /** Restores a stored frontier. Only a signed root can confirm that these are the hashes of that tree. */
  static restore(
    kept: { readonly size: bigint; readonly hashes: readonly Uint8Array[] },
    options: FrontierOptions = {},
  ): Outcome<{ frontier: Frontier }> {
    return answered(() => {
      const { size } = kept;
      if (!isTreeSize(size)) return refused('the size is not an unsigned 64-bit bigint');
      const needed = size.toString(2).replaceAll('0', '').length;
      const hashes = copyOfHashes(kept.hashes, needed);
      if (hashes?.length !== needed) return refused(`a tree of ${size} has a frontier of ${needed} hashes of 32 bytes`);
      const frontier = new Frontier(options);
      frontier.#size = size;
      frontier.#edge.push(...hashes);
      return { ok: true as const, frontier };
    });
  }

  /** Number of leaves. */
  get size(): bigint {
    return this.#size;
  }

  /** From left to right; with `size`, all that `restore` needs. */
  get hashes(): readonly Uint8Array[] {
    return [...this.#edge];
  }

  append(leafHash: Uint8Array): void {
    this.appendSubtree(0, leafHash);
  }

  /**
   * Appends 2^`level` leaves by the root of their complete subtree, computed elsewhere. Throws `RangeError` where
   * `size` is not a multiple of that many.
   */
  appendSubtree(level: number, hash: Uint8Array): void {
    const width = 1n << BigInt(level);
    if (this.#size % width !== 0n)
      throw new RangeError(`A tree of ${this.#size} can't take a subtree of ${width} next`);
    let index = this.#size / width;
    let height = level;
    let node = hash;
    this.#onSubtree?.(height, index, node);
    for (; (index & 1n) === 1n; index >>= 1n) {
      node = this.#nodeHash(this.#edge.pop() as Uint8Array, node);
      height += 1;
      this.#onSubtree?.(height, index >> 1n, node);
    }
    this.#edge.push(node);
    this.#size += width;
  }

  root(): Uint8Array {
    return (
      this.#edge.reduceRight<Uint8Array | undefined>(
        (right, left) => (right === undefined ? left : this.#nodeHash(left, right)),
        undefined,
      ) ?? emptyRoot()
    );
  }
}
