import type { CheckpointLog } from '@pacta/event-store';
import { equalHashes } from './equal-hashes.ts';
import { formatCheckpoint, rootOf, signNote, type HashSource, type NoteSigner } from '@pacta/proof';
import type { LogKeys } from './log-keys.ts';
import { readEntry, type SignedCheckpoint } from './signed-checkpoint.ts';

/** The tree that is to be signed, as this process has built it from the log. */
export interface LocalTree {
  /** Makes what was built durable, and answers its size. */
  durableSize(): Promise<number>;
  readonly hashes: HashSource;
}

export interface CheckpointSignerOptions {
  readonly checkpoints: CheckpointLog;
  readonly tree: LocalTree;
  readonly keys: LogKeys;
  /** Number of the key that signs now. */
  readonly keyNumber: () => Promise<number>;
  /** Told each step before it is taken. For tests that stop the process there. */
  readonly onStep?: (step: SigningStep) => void;
}

/** What a signer does, in this order. */
export type SigningStep = 'read-newest' | 'sync-tree' | 'compare' | 'sign' | 'add' | 'publish';

/**
 * This log and a checkpoint that was signed for it do not belong together: the log was put back, changed or exchanged.
 * Nothing more is signed; what to do is for a person to find out.
 */
export class LogDiverged extends Error {
  override readonly name = 'LogDiverged';
}

/** How often another signer may come first before this one leaves it for later. */
const ATTEMPTS = 8;

/**
 * Signs checkpoints of one log. It never signs two trees that do not grow out of one another: the next entry of the
 * checkpoint log is taken by compare-and-set, so whoever lost it has to read the winner's, and signs only where its own
 * tree begins with the winner's. A signature that did not get its entry is never given out.
 */
export class CheckpointSigner {
  readonly #options: CheckpointSignerOptions;
  /** The entry last verified, with how many keys: asked for with every tile, and a signature takes its time. */
  #verified: { readonly checkpoint: SignedCheckpoint; readonly present: number } | undefined;

  constructor(options: CheckpointSignerOptions) {
    this.#options = options;
  }

  /**
   * Signs the tree as it stands, where it has grown or the key was rotated since the newest checkpoint, and answers the
   * newest. Undefined while the log is empty.
   * @throws LogDiverged, StoreUnavailable, KeyFolderError
   */
  async sign(): Promise<SignedCheckpoint | undefined> {
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      const outcome = await this.#attempt();
      if (outcome !== 'overtaken') return outcome;
    }
    return this.newest();
  }

  /** The newest checkpoint; undefined where none was signed. @throws LogDiverged, StoreUnavailable */
  async newest(): Promise<SignedCheckpoint | undefined> {
    const [entry] = await this.#options.checkpoints.newest(1);
    if (entry === undefined) return undefined;
    const { keys, keyNumber } = this.#options;
    const present = await keyNumber();
    if (this.#verified?.present === present && this.#verified.checkpoint.note === entry.note)
      return this.#verified.checkpoint;
    const read = readEntry(
      entry,
      keys.origin,
      upTo(present).map((number) => keys.signer(number).key),
    );
    if (typeof read === 'string') throw new LogDiverged(`The newest checkpoint is not this ledger's: ${read}.`);
    this.#verified = { checkpoint: read, present };
    return read;
  }

  async #attempt(): Promise<SignedCheckpoint | undefined | 'overtaken'> {
    const { tree, keys, keyNumber } = this.#options;
    this.#step('read-newest');
    const newest = await this.newest();
    this.#step('sync-tree');
    const size = BigInt(await tree.durableSize());
    if (size === 0n) return newest;
    this.#step('compare');
    if (newest === undefined) return this.#add(size, undefined, signersAfter(undefined, await keyNumber(), keys));
    // A tree that is behind belongs to a node that is still reading: another one has signed more.
    if (size < newest.size) return newest;
    this.#assertGrownFrom(newest);
    const signers = signersAfter(newest, await keyNumber(), keys);
    const isSigned = size === newest.size && signers.length === 1;
    return isSigned ? newest : this.#add(size, newest, signers);
  }

  async #add(
    size: bigint,
    before: SignedCheckpoint | undefined,
    signers: readonly NoteSigner[],
  ): Promise<SignedCheckpoint | undefined | 'overtaken'> {
    const { checkpoints, keys } = this.#options;
    this.#step('sign');
    const note = signNote(formatCheckpoint({ origin: keys.origin, size, root: this.#root(size) }), signers);
    this.#step('add');
    if ((await checkpoints.add((before?.number ?? -1) + 1, note)) === 'overtaken') return 'overtaken';
    this.#step('publish');
    return this.newest();
  }

  #step(step: SigningStep): void {
    this.#options.onStep?.(step);
  }

  #assertGrownFrom(newest: SignedCheckpoint): void {
    if (equalHashes(this.#root(newest.size), newest.root)) return;
    throw new LogDiverged(
      `The log no longer has the root that was signed for its first ${newest.size} events: it was changed since.`,
    );
  }

  #root(size: bigint): Uint8Array {
    const root = rootOf({ size, source: this.#options.tree.hashes });
    if (root.ok) return root.root;
    throw new Error(`the tree can't be read: ${root.reason}`);
  }
}

const upTo = (number: number): readonly number[] => Array.from({ length: number }, (_, index) => index + 1);

/**
 * Who signs the next checkpoint: the present key; after a rotation also the key that signed last and every one since, so
 * that whoever knows the old key can follow to the new one.
 */
function signersAfter(newest: SignedCheckpoint | undefined, present: number, keys: LogKeys): readonly NoteSigner[] {
  const signed = (number: number): boolean =>
    newest?.signedBy.some(({ id }) => id === keys.signer(number).key.id) === true;
  const last = Math.max(1, ...upTo(present).filter(signed));
  return upTo(present)
    .filter((number) => number >= last)
    .map((number) => keys.signer(number));
}
