import { LruCache } from '../lru-cache.ts';
import type { FoldedState } from './fold-one.ts';
import { isKept } from './kept-revisions.ts';
import type { MarkedBox } from './states.ts';

/** The cached states of one stream in one view. */
interface Timeline {
  /** In the order of their revisions. */
  readonly states: FoldedState[];
  /** By name, of all events folded so far. */
  readonly boxes: Map<string, MarkedBox>;
}

/**
 * Caches folded states, so that any moment is folded from a nearby one. It may be dropped at any time; nothing sealed
 * is opened in it. Bounded by the bytes of the events folded; states of a stream share structure, so the latest
 * approximates the weight of all.
 */
export class KeptStates {
  readonly #timelines: LruCache<Timeline>;

  /** `limit` in bytes. */
  constructor(limit: number) {
    this.#timelines = new LruCache(limit);
  }

  /** The latest state at or before this revision. */
  before(view: string, stream: string, revision: number): FoldedState | undefined {
    return this.#timelines.get(keyOf(view, stream))?.states.findLast((state) => state.revision <= revision);
  }

  /** The boxes of the stream, by name, as far as it was folded; a new map where none are cached. */
  boxesOf(view: string, stream: string): Map<string, MarkedBox> {
    return this.#timelines.get(keyOf(view, stream))?.boxes ?? new Map<string, MarkedBox>();
  }

  /**
   * Caches a state during a fold, at the revisions worth it and always at the end (`last`). True where it was cached:
   * then it must not be changed any more.
   */
  keep(view: string, stream: string, state: FoldedState, boxes: Map<string, MarkedBox>, last: boolean): boolean {
    if (!last && !isKept(state.revision)) return false;
    const key = keyOf(view, stream);
    const timeline = this.#timelines.get(key) ?? { states: [], boxes };
    const { states } = timeline;
    const after = states.findIndex(({ revision }) => revision >= state.revision);
    if (states[after]?.revision === state.revision) return false;
    states.splice(after < 0 ? states.length : after, 0, state);
    for (const [name, box] of boxes === timeline.boxes ? [] : boxes) timeline.boxes.set(name, box);
    this.#timelines.put(key, timeline, states.at(-1)?.weight ?? 0);
    return true;
  }

  clear(): void {
    this.#timelines.clear();
  }
}

const keyOf = (view: string, stream: string): string => `${view} ${stream}`;
