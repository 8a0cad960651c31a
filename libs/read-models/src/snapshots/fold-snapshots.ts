import type { FoldedEntity } from '../folded-entity.ts';
import { isKept, isStored, mayBeNearerOnDisk } from './snapshot-revisions.ts';
import type { SnapshotFile } from './snapshot-file.ts';
import { StreamCourses } from './stream-courses.ts';

/** Events whose folded states are held in memory, over all streams: with what reports keep of them, some 100 MB. */
const MOST_EVENTS = 25_000;

interface Timeline {
  /** In the order of their revisions. */
  readonly states: FoldedEntity[];
}

/**
 * Folded states of the past, so that a report as of any moment folds few events on. A cache and nothing more: it may be
 * dropped at any time, and holds nothing that the events and this version of a fold do not make. Streams that were not
 * asked for the longest are dropped first.
 */
export class FoldSnapshots {
  readonly #file: SnapshotFile | undefined;
  readonly #limit: number;
  readonly #timelines = new Map<string, Timeline>();
  /** How far the streams of a partnership had come at any point. */
  readonly courses = new StreamCourses();
  #events = 0;
  #closings = 0;

  /** `file`: keeps states of long streams over a restart. `limit`: events held in memory. */
  constructor({ file, limit = MOST_EVENTS }: { readonly file?: SnapshotFile; readonly limit?: number } = {}) {
    this.#file = file;
    this.#limit = limit;
  }

  /** The latest state at or before this revision. */
  before(view: string, stream: string, revision: number): FoldedEntity | undefined {
    const key = `${view} ${stream}`;
    const timeline = this.#timelines.get(key);
    const kept = timeline?.states.findLast((state) => state.revision <= revision);
    if (timeline !== undefined) {
      this.#timelines.delete(key);
      this.#timelines.set(key, timeline);
    }
    if (this.#file === undefined || !mayBeNearerOnDisk(revision, kept?.revision ?? -1)) return kept;
    return this.#file.before(view, stream, revision) ?? kept;
  }

  /** Drops what came from read models that were closed since: their rows may have been exchanged. */
  follow(closings: number): void {
    if (closings !== this.#closings) this.#forget();
    this.#closings = closings;
  }

  /**
   * Notes a state on the way of a fold, where it is worth keeping; the end of a fold (`last`) always is, in memory. True
   * where it was kept: then it must not be changed any more.
   */
  note(view: string, stream: string, entity: FoldedEntity, last: boolean): boolean {
    if (isStored(entity.revision)) this.#file?.keep(view, stream, entity);
    if (!last && !isKept(entity.revision)) return false;
    const key = `${view} ${stream}`;
    const timeline = this.#timelines.get(key) ?? { states: [] };
    const known = timeline.states.findIndex((state) => state.revision >= entity.revision);
    if (timeline.states[known]?.revision === entity.revision) return false;
    const before = weightOf(timeline);
    timeline.states.splice(known < 0 ? timeline.states.length : known, 0, entity);
    this.#events += weightOf(timeline) - before;
    this.#timelines.set(key, timeline);
    this.#makeRoom();
    return true;
  }

  /** A key was destroyed: what was opened with it must not live on. */
  clear(): void {
    this.#forget();
    this.#file?.clear();
  }

  close(): void {
    this.#forget();
    this.#file?.close();
  }

  #forget(): void {
    this.#timelines.clear();
    this.courses.clear();
    this.#events = 0;
  }

  #makeRoom(): void {
    for (const [key, timeline] of this.#timelines) {
      if (this.#events <= this.#limit || this.#timelines.size === 1) return;
      this.#events -= weightOf(timeline);
      this.#timelines.delete(key);
    }
  }
}

/** States share their entries, so the latest one tells what all of them weigh, nearly. */
const weightOf = ({ states }: Timeline): number => (states.at(-1)?.revision ?? -1) + 1;
