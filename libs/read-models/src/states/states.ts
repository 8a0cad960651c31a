import type { EntityView } from '@pacta/ledger';
import type { SealedBox, SealedMark } from '@pacta/proof';

/** A box, and the mark that stands for it in the event's data. */
export interface MarkedBox extends SealedBox {
  readonly mark: SealedMark;
}

/** One stream folded by one view, as of some position of the log. */
export interface StateRow<State = unknown> {
  readonly view: string;
  /** The stream's id. */
  readonly id: string;
  readonly partnershipId: string | null;
  /** Of the last event folded; -1 where there is none. */
  readonly revision: number;
  /** Leaf index of the last event folded; -1 where there is none. */
  readonly position: number;
  /** True: an event of the stream can't be folded, so it and the later ones are missing. */
  readonly incomplete: boolean;
  /** Sealed fields are marks. */
  readonly state: State;
  /** The boxes that the marks in the state name, sealed; there may be others of the same stream. */
  readonly sealed: ReadonlyMap<string, MarkedBox>;
}

export interface PageOfStates {
  /** The id after which the page begins; none for the first. */
  readonly after?: string;
  readonly limit: number;
  /** Leaf index of the last event that counts; -1 for none. */
  readonly through: number;
}

/**
 * States folded from the log on demand, present and past alike: `through` is the leaf index of the last event that
 * counts, the head for the present and -1 for none. Nothing sealed is opened. Throws faults of the store.
 */
export interface States {
  /** One stream; undefined where it had no event yet. */
  one<State>(view: EntityView<State>, id: string, through: number): Promise<StateRow<State> | undefined>;
  /** All streams of a partnership, by view (in the order given), then id. */
  ofPartnership(
    views: readonly EntityView<unknown>[],
    partnershipId: string,
    through: number,
  ): Promise<readonly StateRow[]>;
  /** A page of one view of a partnership, by id: only these streams are folded. */
  page<State>(
    view: EntityView<State>,
    partnershipId: string,
    page: PageOfStates,
  ): Promise<{ readonly rows: readonly StateRow<State>[]; readonly more: boolean }>;
  /**
   * Every stream of a category, by id: for small categories only. For a sparse view, the streams in which it finds
   * something.
   */
  ofCategory<State>(view: EntityView<State>, through: number): Promise<readonly StateRow<State>[]>;
}
