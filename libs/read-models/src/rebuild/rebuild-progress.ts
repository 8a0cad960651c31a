import type { ProjectionDifferences } from './compare-side.ts';
import type { Pace } from './pace.ts';

export type RebuildState =
  /** Events are folded beside; then the rows are compared. The live rows serve. */
  | 'building'
  /** Live rows of this very version differ. Nothing is changed until somebody accepts that. */
  | 'waiting'
  | 'swapping'
  | 'done'
  | 'cancelled'
  | 'failed';

/** Where a rebuild stands. It tells of no event what is in it. */
export interface RebuildProgress {
  readonly projections: readonly string[];
  readonly state: RebuildState;
  /** Leaf index of the last event folded; null before the first. */
  readonly position: number | null;
  /** Leaf index of the newest event of the log; null on an empty one. */
  readonly head: number | null;
  /** Events a second, lately. */
  readonly rate: number | null;
  readonly etaSeconds: number | null;
  /** Instants. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Per projection, once compared. */
  readonly differences: readonly ProjectionDifferences[];
  /** Why it failed. */
  readonly failure: string | null;
}

export const isOver = ({ state }: RebuildProgress): boolean =>
  state === 'done' || state === 'cancelled' || state === 'failed';

const oneDigit = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** What is known of a rebuild under way. */
export interface RebuildFacts extends Pick<
  RebuildProgress,
  'projections' | 'state' | 'startedAt' | 'endedAt' | 'differences' | 'failure'
> {
  readonly events: number;
}

export function progressOf(facts: RebuildFacts, pace: Pace, eventsInLog: number): RebuildProgress {
  const { events, ...rest } = facts;
  const total = Math.max(eventsInLog, events);
  const building = facts.state === 'building';
  return {
    ...rest,
    position: events === 0 ? null : events - 1,
    head: total === 0 ? null : total - 1,
    rate: building ? oneDigit(pace.rate) : null,
    etaSeconds: building ? oneDigit(pace.secondsTo(total)) : null,
  };
}

/** Differences that no change of version explains: somebody must accept them. */
export const unexplained = (differences: readonly ProjectionDifferences[]): boolean =>
  differences.some(({ expected, rows }) => !expected && rows > 0);
