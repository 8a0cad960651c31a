import { formats } from './formats.ts';

const { count } = formats;

/** Operations: verification, projection progress, parked events. */
export const operations = {
  verification: {
    marks: { ok: 'ok', failed: 'FAILED', warning: 'LOOK', unmade: '—' },
    /** A check by its name, which is its code. */
    check: (name: string) => name,
    passed: (checks: number, events: number) => `All ${count(checks, 'check')} passed over ${count(events, 'event')}.`,
    failed: (checks: readonly string[]) => `Verification failed: ${checks.join(', ')}.`,
    whatIsWrong: (why: string) => `What is wrong: ${why}`,
    firstBad: (event: readonly string[], why: string) => `First bad event: ${event.join(', ')}: ${why}`,
    ofStream: (stream: string, revision: number | null) => `${stream} revision ${revision ?? '?'}`,
    notChecked: (checks: readonly string[]) => `Not checked: ${checks.join(', ')}; why stands above.`,
    warned: (checks: readonly string[]) => `To look at: ${checks.join(', ')}; what was found stands above.`,
    keep: 'Keep this ledger as it is, and compare it with a backup.',
  },
  status: {
    projection: 'Projection',
    state: 'State',
    position: 'Position',
    lag: 'Behind',
    parked: 'Parked',
    fold: 'Fold',
    states: { following: 'following', outdated: 'outdated' },
    noLag: 'nothing',
    lagOf: (events: number, age: string | null) => `${count(events, 'event')}${age === null ? '' : `, ${age}`}`,
    days: (days: number) => `${days} days`,
    noneParked: 'none',
    rebuild: (projections: readonly string[], state: string, stalled: boolean) =>
      `A rebuild of ${projections.join(', ')} is ${state}${stalled ? ', and makes no progress' : ''}.`,
    rebuildStates: {
      building: 'building',
      swapping: 'swapping',
      done: 'done',
      cancelled: 'cancelled',
      failed: 'failed',
    },
    fault: (reason: string) => `The projector can't go on: ${reason}`,
    caughtUp: 'Every event of the log is taken in.',
    notCaughtUp: 'Not every event of the log is taken in yet.',
  },
  parked: {
    none: 'Nothing is parked.',
    event: ({ projection, position, id, type, key, reason, held }: ParkedEventWords) =>
      `Parked in ${projection}: @${position} ${id}, ${type} of ${key}: ${reason}${
        held === 0 ? '' : `; ${count(held, 'event')} after it ${held === 1 ? 'waits' : 'wait'}`
      }`,
    retried: (partitions: number, cleared: number, resumed: number) =>
      `${count(partitions, 'partition')} tried again, ${cleared} whole now${
        resumed === 0 ? '' : `; ${count(resumed, 'projection')} had stopped and ${resumed === 1 ? 'goes' : 'go'} on`
      }.`,
  },
};

export interface ParkedEventWords {
  readonly projection: string;
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly reason: string;
  /** Later events of the same stream that are held back. */
  readonly held: number;
}
