import type { EventPlace } from './logged-event.ts';

/**
 * What happens where an event can't be folded. It is data, one for each projection, so that whoever runs a ledger can
 * read what will happen before it does.
 */
export interface FailurePolicy {
  /** How often the projection tries the event again by itself, before it waits for somebody. */
  readonly retries: number;
  /** Milliseconds before the first of these tries; each next one waits twice as long. */
  readonly delayMs: number;
  /**
   * `park`: the event's partition stops there and waits, the others go on. `stop`: the whole projection stops before the
   * event, for folds in which one partition's figure makes no sense without the others'.
   */
  readonly lastly: 'park' | 'stop';
}

/** A fold fails for reasons that pass (a key folder out of reach) or that only a new version mends, so few tries do. */
export const PARK: FailurePolicy = { retries: 3, delayMs: 1_000, lastly: 'park' };

/** The projection may not go on past this event. The page that holds it is taken in without the projection. */
export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped';
  readonly projection: string;
  readonly place: EventPlace;

  constructor(projection: string, place: EventPlace, reason: string) {
    super(reason);
    this.projection = projection;
    this.place = place;
  }
}

/** Milliseconds until try number `tries` (from 0), or undefined where no more are made. */
export const nextTryAfter = ({ retries, delayMs }: FailurePolicy, tries: number): number | undefined =>
  tries < retries ? delayMs * 2 ** tries : undefined;
