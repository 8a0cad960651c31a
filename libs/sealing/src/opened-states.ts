import type { SealedBox } from '@pacta/proof';
import { MarkOpener } from './mark-opener.ts';
import { openMarks, type MarkedField } from './open-marks.ts';
import type { Sealer } from './sealer.ts';

/** A state with marks in it, and the boxes that these name. */
interface MarkedState<State> {
  readonly state: State;
  readonly sealed: ReadonlyMap<string, SealedBox>;
}

/**
 * Memoizes states with their marks opened, weakly by the given state, so that the same state opened for the same rights
 * is the same object.
 */
export class OpenedStates {
  readonly #opener: MarkOpener;
  readonly #known = new WeakMap<object, Map<string, unknown>>();

  constructor(sealer: Pick<Sealer, 'openMark'>) {
    this.#opener = new MarkOpener(sealer);
  }

  /**
   * `rights` is a cache key for `may`: equal texts must allow the same. Not for people's fields, which are opened anew
   * each time. Throws `KeyFolderError`.
   */
  open<State>({ state, sealed }: MarkedState<State>, rights: string, may: (field: MarkedField) => boolean): State {
    if (sealed.size === 0 || typeof state !== 'object' || state === null) return state;
    const ofState = this.#known.get(state) ?? new Map<string, unknown>();
    this.#known.set(state, ofState);
    const known = ofState.get(rights);
    if (known !== undefined) return known as State;
    const opened = openMarks(state, sealed, this.#opener, (field) => field.class !== 'personal' && may(field));
    if (ofState.size >= MOST_RIGHTS) ofState.delete(ofState.keys().next().value as string);
    ofState.set(rights, opened);
    return opened;
  }
}

/** Readers whose opened states are memoized, per state. */
const MOST_RIGHTS = 4;
