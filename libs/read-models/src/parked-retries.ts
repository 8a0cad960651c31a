import type { EventStore } from '@pacta/event-store';
import type { FailurePolicy } from './failure-policy.ts';
import type { ProjectionSession } from './projection-set.ts';
import { retryParked, type RetryOutcome } from './retry-parked.ts';
import { RetrySchedule, type Halted } from './retry-schedule.ts';
import { SELECT_PARKED } from './sql/parked.ts';

export type WhichHalted = (halted: Halted) => boolean;

/** Tries again what is parked or stopped: when it is asked to, and by itself as the failure policies say. */
export class ParkedRetries {
  readonly #schedule: RetrySchedule;
  readonly #retry: (which: WhichHalted) => Promise<unknown>;
  #timer: NodeJS.Timeout | undefined;

  /** `retry` calls `run` when no page is being applied. */
  constructor(policyOf: (projection: string) => FailurePolicy, retry: (which: WhichHalted) => Promise<unknown>) {
    this.#schedule = new RetrySchedule(policyOf);
    this.#retry = retry;
  }

  /** Looks at what is halted now, and sets the clock for the next try. */
  plan(session: ProjectionSession): void {
    clearTimeout(this.#timer);
    const wait = this.#schedule.note(haltedIn(session), Date.now());
    if (wait === undefined) return;
    this.#timer = setTimeout(() => {
      const due = this.#schedule.due(Date.now());
      const isDue: WhichHalted = (halted) =>
        due.some(({ projection, key }) => projection === halted.projection && key === halted.key);
      // What can't be reached now (the store, the file) is tried again with everything else.
      this.#retry(isDue).catch(() => undefined);
    }, wait);
    this.#timer.unref();
  }

  /** Folds again what `which` names, and lets projections that stopped go on. No page may be applied meanwhile. */
  async run(session: ProjectionSession, store: EventStore, which: WhichHalted): Promise<RetryOutcome> {
    const { applier } = session;
    let resumed = 0;
    for (const [name, { kind }] of applier.aside) {
      if (kind !== 'stopped' || !which({ projection: name, key: null })) continue;
      applier.takeBack(name);
      resumed += 1;
    }
    const outcome = await retryParked(session, store, which);
    this.plan(session);
    return { ...outcome, resumed };
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

function haltedIn({ db, applier, entities }: ProjectionSession): readonly Halted[] {
  const stopped = [...applier.aside].filter(([, { kind }]) => kind === 'stopped').map(([projection]) => projection);
  const parked = db.prepare(SELECT_PARKED).all() as { readonly projection: string; readonly key: string }[];
  return [
    ...stopped.map((projection) => ({ projection, key: null })),
    ...parked.filter(({ projection }) => entities.some(({ name }) => name === projection)),
  ].map(({ projection, key }) => ({ projection, key }));
}
