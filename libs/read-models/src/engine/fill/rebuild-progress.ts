import type { Pace } from './pace.ts';

export type RebuildState =
  /** Events are applied to the second file. The live one serves. */
  | 'building'
  /** The second file replaces the live one. */
  | 'swapping'
  | 'done'
  | 'cancelled'
  | 'failed';

/** Rows that differed from their replacements. Always 0: they are not compared, `pacta verify` does that. */
export interface ProjectionDifferences {
  readonly projection: string;
  readonly expected: boolean;
  readonly rows: number;
  readonly examples: readonly string[];
}

/** Progress of a rebuild. Contains nothing of any event's content. */
export interface RebuildProgress {
  readonly projections: readonly string[];
  readonly state: RebuildState;
  /** Leaf index of the last event applied; null before the first. */
  readonly position: number | null;
  /** Leaf index of the newest event of the log; null on an empty one. */
  readonly head: number | null;
  /** Events per second, recently. */
  readonly rate: number | null;
  readonly etaSeconds: number | null;
  /** Instants. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** True where it is running and has made no progress for too long. */
  readonly stalled: boolean;
  /** Always empty: kept for clients that read it. */
  readonly differences: readonly ProjectionDifferences[];
  /** Why it failed. */
  readonly failure: string | null;
}

export const isOver = ({ state }: Pick<RebuildProgress, 'state'>): boolean =>
  state === 'done' || state === 'cancelled' || state === 'failed';

const oneDigit = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** The state of a rebuild. */
export interface RebuildFacts extends Pick<
  RebuildProgress,
  'projections' | 'state' | 'startedAt' | 'endedAt' | 'failure'
> {
  readonly events: number;
}

export function progressOf(facts: RebuildFacts, pace: Pace, eventsInLog: number, stalled: boolean): RebuildProgress {
  const { events, ...rest } = facts;
  const total = Math.max(eventsInLog, events);
  const building = facts.state === 'building';
  return {
    ...rest,
    position: events === 0 ? null : events - 1,
    head: total === 0 ? null : total - 1,
    rate: building ? oneDigit(pace.rate) : null,
    etaSeconds: building ? oneDigit(pace.secondsTo(total)) : null,
    stalled,
    differences: [],
  };
}
