import { LruCache } from '../lru-cache.ts';
import { firstWhere } from '../reading/binary-search.ts';
import type { ReadModels } from '../reading/read-models.ts';

/** How far a stream goes. */
export interface StreamReach {
  readonly stream: string;
  /** Of its last event. */
  readonly revision: number;
  /** Leaf index of each of its events, by revision, these and perhaps later ones; absent where they must be looked up. */
  readonly positions?: readonly number[] | undefined;
}

/** The events of one stream of a partnership, in log order. */
interface StreamCourse {
  readonly stream: string;
  readonly positions: number[];
  readonly revisions: number[];
  /** Whether these are all events of the stream, so that revisions count from 0. */
  isWhole: boolean;
}

/** The streams of one partnership. */
interface Course {
  readonly streams: Map<string, StreamCourse>;
  /** By name. */
  inOrder: readonly StreamCourse[];
  events: number;
  /** Leaf index up to which the log index was read. */
  known: number;
}

/** Positions held in memory, over all partnerships: some 10 MB. */
const MOST_PLACES = 400_000;

/**
 * The revision of each stream of a partnership at any point of the log. The log only grows, so earlier reads are kept
 * and only newer events are read.
 */
export class PartnershipStreams {
  readonly #courses = new LruCache<Course>(MOST_PLACES);

  /** The streams of a partnership by name, as of leaf index `through`. */
  reachOf(readModels: ReadModels, partnershipId: string, through: number): readonly StreamReach[] {
    return this.#upTo(readModels, partnershipId, through).inOrder.flatMap((course) => {
      const { stream, positions, revisions, isWhole } = course;
      const isEnd = (positions.at(-1) as number) <= through;
      const count = isEnd
        ? positions.length
        : firstWhere(positions.length, (at) => (positions[at] as number) > through);
      if (count === 0) return [];
      return [{ stream, revision: revisions[count - 1] as number, positions: isWhole ? positions : undefined }];
    });
  }

  clear(): void {
    this.#courses.clear();
  }

  #upTo(readModels: ReadModels, partnershipId: string, through: number): Course {
    const course = this.#courses.get(partnershipId) ?? { streams: new Map(), inOrder: [], events: 0, known: -1 };
    if (through > course.known) {
      readOn(readModels, partnershipId, course);
      this.#courses.put(partnershipId, course, course.events);
    }
    return course;
  }
}

function readOn(readModels: ReadModels, partnershipId: string, course: Course): void {
  const { streams } = course;
  // Read first: events applied meanwhile are then read again rather than skipped.
  const head = readModels.head() ?? -1;
  for (const { position, stream, revision } of readModels.courseOf(partnershipId, course.known)) {
    if (position > head) break;
    let known = streams.get(stream);
    if (known === undefined) streams.set(stream, (known = { stream, positions: [], revisions: [], isWhole: true }));
    known.isWhole &&= revision === known.positions.length;
    known.positions.push(position);
    known.revisions.push(revision);
    course.events += 1;
  }
  if (streams.size > course.inOrder.length)
    course.inOrder = [...streams.values()].toSorted((left, right) => (left.stream < right.stream ? -1 : 1));
  course.known = head;
}
