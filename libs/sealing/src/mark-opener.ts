import type { SealedBox, SealedMark } from '@pacta/proof';
import { BoundedCache } from './bounded-cache.ts';
import type { FieldReading, Sealer } from './sealer.ts';

/** Opened values kept at the same time: a cost line has two. */
const KEPT = 60_000;

/**
 * Opens sealed fields by their marks, and keeps what it has opened in memory, never people's fields. Where a key was
 * destroyed, everything kept is dropped.
 */
export class MarkOpener {
  readonly #sealer: Pick<Sealer, 'openMark' | 'epoch'>;
  readonly #limit: number;
  #opened: BoundedCache<{ readonly value: unknown }>;
  #epoch: number;

  constructor(sealer: Pick<Sealer, 'openMark' | 'epoch'>, limit = KEPT) {
    this.#sealer = sealer;
    this.#limit = limit;
    this.#opened = new BoundedCache(limit);
    this.#epoch = sealer.epoch;
  }

  /** The value, or undefined where its key is not at hand. Throws `KeyFolderError`. */
  open(mark: SealedMark, box: SealedBox): { readonly value: unknown } | undefined {
    if (this.#epoch !== this.#sealer.epoch) {
      this.#epoch = this.#sealer.epoch;
      this.#opened = new BoundedCache(this.#limit);
    }
    const name = mark.$sealed.box;
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const reading: FieldReading = this.#sealer.openMark(mark, box);
    if (reading.state !== 'opened') return undefined;
    const opened = { value: reading.value };
    if (mark.$sealed.class !== 'personal') this.#opened.set(name, opened);
    return opened;
  }
}
