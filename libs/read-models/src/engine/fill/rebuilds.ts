import { sentenceOf } from '../log-line.ts';
import { discardReadModelFile } from '../read-model-file.ts';
import { nextFileOf } from './next-path.ts';
import { Pace } from './pace.ts';
import { isOver, progressOf, type RebuildFacts, type RebuildProgress } from './rebuild-progress.ts';

/** Fills the second file, in this thread or another. Rejects when `signal` aborts; the file stays. */
export type Filler = (file: string, onProgress: (events: number) => void, signal: AbortSignal) => Promise<void>;

export interface RebuildsOptions {
  /** Path of the live `read-models.db`. */
  readonly file: string;
  readonly fill: Filler;
  /** Replaces the live file by the second one; see exchange.ts. */
  readonly exchange: () => Promise<void>;
  /** How many events the log holds, as far as known. */
  readonly eventsInLog: () => number;
  /** The present instant, ISO 8601. */
  readonly now: () => string;
  /** Milliseconds without progress after which a rebuild counts as stalled; by default a minute. */
  readonly stallsAfter?: number;
}

interface Job {
  facts: RebuildFacts;
  readonly pace: Pace;
  readonly stop: AbortController;
  /** Time of its last progress, by `performance.now()`. */
  movedAt: number;
  ended: Promise<void>;
}

const STALLS_AFTER = 60_000;

/**
 * The rebuild of one ledger's read models, one at a time. Any projections may be requested: always a whole second file
 * is filled, which takes no longer than the slowest projection, and replaces the live one.
 */
export class Rebuilds {
  readonly #options: RebuildsOptions;
  #job: Job | undefined;

  constructor(options: RebuildsOptions) {
    this.#options = options;
  }

  /** Starts a rebuild, or joins the running one. A fill that was stopped or killed is continued. */
  start(names: readonly string[]): RebuildProgress {
    const under = this.#job;
    if (under !== undefined && !isOver(under.facts)) {
      const projections = [...new Set([...under.facts.projections, ...names])];
      under.facts = { ...under.facts, projections };
      return this.#progress(under);
    }
    const startedAt = this.#options.now();
    const job: Job = {
      facts: { projections: names, state: 'building', events: 0, startedAt, endedAt: null, failure: null },
      pace: new Pace(),
      stop: new AbortController(),
      movedAt: performance.now(),
      ended: Promise.resolve(),
    };
    this.#job = job;
    job.ended = this.#run(job);
    return this.#progress(job);
  }

  /** The latest rebuild of these projections, since the start of this process. */
  progress(names: readonly string[]): RebuildProgress | undefined {
    const job = this.#jobOf(names);
    return job === undefined ? undefined : this.#progress(job);
  }

  /** Every rebuild that is still running. */
  underWay(): readonly RebuildProgress[] {
    return this.#job === undefined || isOver(this.#job.facts) ? [] : [this.#progress(this.#job)];
  }

  /** Settles when it has ended. */
  async settled(names: readonly string[]): Promise<RebuildProgress | undefined> {
    await this.#jobOf(names)?.ended;
    return this.progress(names);
  }

  /** Stops a rebuild and deletes what it has filled. One that is already exchanging files is not stopped. */
  async cancel(names: readonly string[]): Promise<RebuildProgress | undefined> {
    const job = this.#job;
    if (job?.facts.state === 'building') {
      job.stop.abort(new Error('cancelled'));
      await job.ended;
    }
    if (job === undefined || job.facts.state !== 'swapping') discardReadModelFile(nextFileOf(this.#options.file));
    return this.progress(names);
  }

  /** Stops it; the next start continues it. */
  async close(): Promise<void> {
    this.#job?.stop.abort(new Error('closing'));
    await this.#job?.ended;
  }

  #jobOf(names: readonly string[]): Job | undefined {
    return names.every((name) => this.#job?.facts.projections.includes(name)) ? this.#job : undefined;
  }

  async #run(job: Job): Promise<void> {
    const { file, fill, exchange } = this.#options;
    const onProgress = (events: number): void => {
      if (events !== job.facts.events) job.movedAt = performance.now();
      job.facts = { ...job.facts, events };
      job.pace.note(performance.now(), events);
    };
    try {
      await fill(nextFileOf(file), onProgress, job.stop.signal);
      job.facts = { ...job.facts, state: 'swapping' };
      await exchange();
      this.#end(job, { state: 'done' });
    } catch (fault) {
      const cancelled = job.facts.state === 'building' && job.stop.signal.aborted;
      this.#end(job, cancelled ? { state: 'cancelled' } : { state: 'failed', failure: sentenceOf(fault) });
    }
  }

  #end(job: Job, outcome: Pick<RebuildFacts, 'state'> & Partial<Pick<RebuildFacts, 'failure'>>): void {
    job.facts = { ...job.facts, ...outcome, endedAt: this.#options.now() };
  }

  #progress({ facts, pace, movedAt }: Job): RebuildProgress {
    const { eventsInLog, stallsAfter = STALLS_AFTER } = this.#options;
    const stalled = !isOver(facts) && performance.now() - movedAt > stallsAfter;
    return progressOf(facts, pace, eventsInLog(), stalled);
  }
}
