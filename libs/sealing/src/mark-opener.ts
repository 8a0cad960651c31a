import type { SealedBox, SealedMark } from '@pacta/proof';
import { BoundedCache } from './bounded-cache.ts';
import type { Sealer } from './sealer.ts';

/** Opened values kept at the same time: a cost line has two. */
const KEPT = 60_000;

/**
 * Opens sealed fields by their marks and caches the values. Never people's fields, whose keys may be destroyed at any
 * time; class keys never are.
 */
export class MarkOpener {
  readonly #sealer: Pick<Sealer, 'openMark'>;
  readonly #opened: BoundedCache<{ readonly value: unknown }>;

  constructor(sealer: Pick<Sealer, 'openMark'>, limit = KEPT) {
    this.#sealer = sealer;
    this.#opened = new BoundedCache(limit);
  }

  /** The value, or undefined where its key is not available. Throws `KeyFolderError`. */
  open(mark: SealedMark, box: SealedBox): { readonly value: unknown } | undefined {
    const name = mark.$sealed.box;
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const reading = this.#sealer.openMark(mark, box);
    if (reading.state !== 'opened') return undefined;
    const opened = { value: reading.value };
    if (mark.$sealed.class !== 'personal') this.#opened.set(name, opened);
    return opened;
  }
}
