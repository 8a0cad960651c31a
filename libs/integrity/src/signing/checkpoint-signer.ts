import type { CheckpointLog } from '@pacta/event-store';
import { equalHashes } from './equal-hashes.ts';
import { formatCheckpoint, rootOf, signNote, type HashSource, type NoteSigner } from '@pacta/proof';
import type { LogKeys } from './log-keys.ts';
import type { LastSigned, SignedTree } from './last-signed.ts';
import { readEntry, type SignedCheckpoint } from './signed-checkpoint.ts';

/** The tree to be signed, as this process has computed it from the log. */
export interface LocalTree {
  /** Syncs the tree to disk, and returns its size. */
  durableSize(): Promise<number>;
  readonly hashes: HashSource;
  /** Whether it covers the whole log, as far as the store has it now. */
  isWhole?(): Promise<boolean>;
}

export interface CheckpointSignerOptions {
  readonly checkpoints: CheckpointLog;
  readonly tree: LocalTree;
  readonly keys: LogKeys;
  /** Number of the current signing key. */
  readonly keyNumber: () => Promise<number>;
  /** What was signed last, kept apart from the ledger. */
  readonly lastSigned?: Pick<LastSigned, 'read' | 'keep'>;
  /** Called before each step. For tests that stop the process there. */
  readonly onStep?: (step: SigningStep) => void;
}

/** The steps of a signer, in order. */
export type SigningStep = 'read-newest' | 'sync-tree' | 'compare' | 'sign' | 'keep' | 'add' | 'publish';

/**
 * The log is inconsistent with a checkpoint signed for it: it was restored, changed or exchanged. Nothing more is
 * signed until an operator has found the cause.
 */
export class LogDiverged extends Error {
  override readonly name = 'LogDiverged';
}

/** How often to try again after another signer was first. */
const ATTEMPTS = 8;

/**
 * Signs checkpoints of one log. All signed trees are consistent with each other: the next entry of the checkpoint log
 * is taken by compare-and-set, so the loser of a race reads the winner's checkpoint and signs only where its own tree
 * extends that. A signature whose entry was not stored is never published, and one whose tree was not kept apart from
 * the ledger before never leaves.
 */
export class CheckpointSigner {
  readonly #options: CheckpointSignerOptions;
  /**
   * The entry last verified, with the number of keys: it is read for every tile, and verifying a signature takes time.
   */
  #verified: { readonly checkpoint: SignedCheckpoint; readonly present: number } | undefined;

  constructor(options: CheckpointSignerOptions) {
    this.#options = options;
  }

  /**
   * Signs the current tree, where it has grown or the key was rotated since the newest checkpoint, and returns the
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
    if (!(await this.#hasGrownFromLastSigned(size))) return newest;
    if (newest === undefined) return this.#add(size, undefined, signersAfter(undefined, await keyNumber(), keys));
    // A smaller tree belongs to a node that is still reading: another one has signed more.
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
    this.#step('keep');
    await this.#options.lastSigned?.keep(note);
    this.#step('add');
    if ((await checkpoints.add((before?.number ?? -1) + 1, note)) === 'overtaken') return 'overtaken';
    this.#step('publish');
    return this.newest();
  }

  #step(step: SigningStep): void {
    this.#options.onStep?.(step);
  }

  /** False while this process is still reading. @throws LogDiverged where the log is shorter, or another one */
  async #hasGrownFromLastSigned(size: bigint): Promise<boolean> {
    const { tree, lastSigned } = this.#options;
    const last = await lastSigned?.read();
    if (last === undefined) return true;
    if (size >= last.size) this.#assertGrownFrom(last);
    else if ((await tree.isWhole?.()) === true)
      throw new LogDiverged(`The log has ${size} events, and ${last.size} were signed for: it was put back.`);
    return size >= last.size;
  }

  #assertGrownFrom(newest: Pick<SignedTree, 'size' | 'root'>): void {
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
 * The keys that sign the next checkpoint: the current one; after a rotation also the one that signed last and every one
 * since, so that a verifier with the old key can follow to the new one.
 */
function signersAfter(newest: SignedCheckpoint | undefined, present: number, keys: LogKeys): readonly NoteSigner[] {
  const signed = (number: number): boolean =>
    newest?.signedBy.some(({ id }) => id === keys.signer(number).key.id) === true;
  const last = Math.max(1, ...upTo(present).filter(signed));
  return upTo(present)
    .filter((number) => number >= last)
    .map((number) => keys.signer(number));
}
