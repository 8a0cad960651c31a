import { LruCache } from '../lru-cache.ts';
import type { ReadModels } from '../reading/read-models.ts';

/** A stream's last revision. */
export interface StreamReach {
  readonly stream: string;
  readonly revision: number;
}

/** The positions of one partnership's events in log order, each with the number of its stream and its revision. */
interface Course {
  readonly streams: string[];
  readonly numbers: Map<string, number>;
  readonly positions: number[];
  readonly ofStream: number[];
  readonly revisions: number[];
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
    const { streams, positions, ofStream, revisions } = this.#upTo(readModels, partnershipId, through);
    const reach = new Int32Array(streams.length).fill(-1);
    for (let at = 0; at < positions.length && (positions[at] as number) <= through; at += 1) {
      const [stream, revision] = [ofStream[at] as number, revisions[at] as number];
      if (revision > (reach[stream] as number)) reach[stream] = revision;
    }
    return streams
      .map((stream, number) => ({ stream, revision: reach[number] as number }))
      .filter(({ revision }) => revision >= 0)
      .toSorted((left, right) => (left.stream < right.stream ? -1 : 1));
  }

  clear(): void {
    this.#courses.clear();
  }

  #upTo(readModels: ReadModels, partnershipId: string, through: number): Course {
    const course = this.#courses.get(partnershipId) ?? {
      streams: [],
      numbers: new Map(),
      positions: [],
      ofStream: [],
      revisions: [],
      known: -1,
    };
    if (through > course.known) {
      readOn(readModels, partnershipId, course);
      this.#courses.put(partnershipId, course, course.positions.length);
    }
    return course;
  }
}

function readOn(readModels: ReadModels, partnershipId: string, course: Course): void {
  // Read first: events applied meanwhile are then read again rather than skipped.
  const head = readModels.head() ?? -1;
  for (const { position, stream, revision } of readModels.courseOf(partnershipId, course.known)) {
    if (position > head) break;
    let number = course.numbers.get(stream);
    if (number === undefined) {
      number = course.streams.push(stream) - 1;
      course.numbers.set(stream, number);
    }
    course.positions.push(position);
    course.ofStream.push(number);
    course.revisions.push(revision);
  }
  course.known = head;
}
