import { parseCheckpoint } from '@pacta/proof';
import { KeyFolderError, type KeyFolder } from '@pacta/sealing';
import type { LedgerHead } from './ledger-head.ts';

const NAME = 'last-checkpoint';

/** A tree that was signed: the size of the log, and its root. */
export interface SignedTree {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
}

/**
 * The largest checkpoint signed with the keys of a folder, kept beside them. A ledger that is put back to an earlier
 * state is consistent in itself: that it once was longer shows here, as long as the key folder is not put back with it.
 */
export class LastSigned {
  readonly #keys: Pick<KeyFolder, 'path' | 'kept' | 'keep'>;
  readonly #head: Pick<LedgerHead, 'state'>;

  constructor(keys: Pick<KeyFolder, 'path' | 'kept' | 'keep'>, head: Pick<LedgerHead, 'state'>) {
    this.#keys = keys;
    this.#head = head;
  }

  /**
   * Undefined where nothing was signed yet, or where the ledger has accepted that events of it are lost.
   * @throws KeyFolderError where the file is damaged; StoreUnavailable
   */
  async read(): Promise<SignedTree | undefined> {
    const note = this.#keys.kept(NAME);
    if (note === undefined) return undefined;
    const parsed = parseCheckpoint(note);
    if (!parsed.ok)
      throw new KeyFolderError(
        'damaged',
        `The file ${NAME}.kept in ${this.#keys.path} is not a checkpoint (${parsed.reason}); restore it from the latest backup of the key folder.`,
      );
    const { losses } = await this.#head.state();
    const root = Buffer.from(parsed.checkpoint.root).toString('hex');
    const isAccepted = losses.some((loss) => BigInt(loss.events) === parsed.checkpoint.size && loss.root === root);
    return isAccepted ? undefined : parsed.checkpoint;
  }

  /** Syncs a signed checkpoint to disk, unless a larger one of the same log is there. @throws KeyFolderError */
  async keep(note: string): Promise<void> {
    const [there, signed] = [await this.read(), parseCheckpoint(note)];
    if (!signed.ok) throw new RangeError(`not a checkpoint: ${signed.reason}`);
    const { origin, size } = signed.checkpoint;
    if (there?.origin !== origin || there.size < size) await this.#keys.keep(NAME, note);
  }
}
