import type { ReadModels } from '../read-models.ts';

/** How far a stream had come. */
export interface StreamReach {
  readonly stream: string;
  readonly revision: number;
}

/** The places of one partnership's events: of each, in log order, the number of its stream and its revision there. */
interface Course {
  readonly streams: string[];
  readonly numbers: Map<string, number>;
  readonly positions: number[];
  readonly ofStream: number[];
  readonly revisions: number[];
  /** Leaf index up to which the log index was asked. */
  known: number;
}

/** Places held in memory, over all partnerships: some 10 MB. */
const MOST_PLACES = 400_000;

/**
 * How far each stream of a partnership had come at any point of the log. The log only grows, so what was read of it is
 * remembered and no more than its tail is read again. Partnerships that were not asked for the longest are dropped first.
 */
export class StreamCourses {
  readonly #courses = new Map<string, Course>();
  #places = 0;

  /** The streams of a partnership in the order of their names, as the log stood at leaf index `through`. */
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
    this.#places = 0;
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
    this.#courses.delete(partnershipId);
    this.#courses.set(partnershipId, course);
    if (through > course.known) this.#read(readModels, partnershipId, course);
    return course;
  }

  #read(readModels: ReadModels, partnershipId: string, course: Course): void {
    // Asked for first: what is taken in meanwhile is read again rather than passed over.
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
      this.#places += 1;
    }
    course.known = head;
    for (const [oldest, { positions }] of this.#courses) {
      if (this.#places <= MOST_PLACES || this.#courses.size === 1) return;
      this.#places -= positions.length;
      this.#courses.delete(oldest);
    }
  }
}
