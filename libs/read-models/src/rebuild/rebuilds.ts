import { sentenceOf } from '../log-line.ts';
import { discardReadModelFile } from '../read-model-file.ts';
import type { ProjectionDifferences } from './compare-side.ts';
import { Pace } from './pace.ts';
import { isOver, progressOf, unexplained, type RebuildFacts, type RebuildProgress } from './rebuild-progress.ts';
import { sideOf, type Side } from './side-file.ts';

/** Folds beside, in this thread or another. Rejects once `signal` aborts; what is built by then stays. */
export type Builder = (
  side: Side,
  onProgress: (events: number) => void,
  signal: AbortSignal,
) => Promise<readonly ProjectionDifferences[]>;

export interface RebuildsOptions {
  /** Path of the live `read-models.db`. */
  readonly file: string;
  readonly build: Builder;
  /** Swaps the rows; see adopt-side.ts. */
  readonly adopt: (side: Side) => Promise<void>;
  /** How many events the log holds, as far as it is known. */
  readonly eventsInLog: () => number;
  /** The present instant, ISO 8601. */
  readonly now: () => string;
}

interface Job {
  facts: RebuildFacts;
  readonly side: Side;
  readonly pace: Pace;
  readonly stop: AbortController;
  ended: Promise<void>;
}

/**
 * The rebuilds of one ledger, each known by the projections that it is about. They build beside, and swap by themselves
 * where nothing speaks against it: no live row of the same version differs, or whoever asked accepts that.
 */
export class Rebuilds {
  readonly #options: RebuildsOptions;
  readonly #jobs = new Map<string, Job>();

  constructor(options: RebuildsOptions) {
    this.#options = options;
  }

  /** Starts one, or goes on with the one that stands there: a killed one where it was, a waiting one by accepting. */
  start(names: readonly string[], { acceptDifferences = false } = {}): RebuildProgress {
    const side = sideOf(this.#options.file, names);
    const known = this.#jobs.get(side.file);
    if (known !== undefined && !isOver(this.#progress(known))) {
      if (known.facts.state === 'waiting' && acceptDifferences) known.ended = this.#swap(known);
      return this.#progress(known);
    }
    const job: Job = {
      facts: {
        projections: names,
        state: 'building',
        events: 0,
        startedAt: this.#options.now(),
        endedAt: null,
        differences: [],
        failure: null,
      },
      side,
      pace: new Pace(),
      stop: new AbortController(),
      ended: Promise.resolve(),
    };
    this.#jobs.set(side.file, job);
    job.ended = this.#run(job, acceptDifferences);
    return this.#progress(job);
  }

  /** The latest rebuild of these projections, since the start of this process. */
  progress(names: readonly string[]): RebuildProgress | undefined {
    const job = this.#jobs.get(sideOf(this.#options.file, names).file);
    return job === undefined ? undefined : this.#progress(job);
  }

  /** Every rebuild that is not over. */
  underWay(): readonly RebuildProgress[] {
    return [...this.#jobs.values()].map((job) => this.#progress(job)).filter((progress) => !isOver(progress));
  }

  /** Settles once it is over, or waits for somebody to accept differences. */
  async settled(names: readonly string[]): Promise<RebuildProgress | undefined> {
    await this.#jobs.get(sideOf(this.#options.file, names).file)?.ended;
    return this.progress(names);
  }

  /** Ends a rebuild and throws away what it has built. One that swaps already is not stopped. */
  async cancel(names: readonly string[]): Promise<RebuildProgress | undefined> {
    const side = sideOf(this.#options.file, names);
    const job = this.#jobs.get(side.file);
    if (job === undefined || job.facts.state === 'building' || job.facts.state === 'waiting') {
      job?.stop.abort(new Error('cancelled'));
      await job?.ended;
      if (job?.facts.state === 'waiting') this.#end(job, { state: 'cancelled' });
      if (job === undefined || job.facts.state === 'cancelled') discardReadModelFile(side.file);
    }
    return this.progress(names);
  }

  /** Stops all of them where they are; the next start goes on from there. */
  async close(): Promise<void> {
    for (const { stop } of this.#jobs.values()) stop.abort(new Error('closing'));
    await Promise.all([...this.#jobs.values()].map(({ ended }) => ended));
  }

  async #run(job: Job, accept: boolean): Promise<void> {
    try {
      const onProgress = (events: number): void => {
        job.facts = { ...job.facts, events };
        job.pace.note(performance.now(), events);
      };
      const differences = await this.#options.build(job.side, onProgress, job.stop.signal);
      job.facts = { ...job.facts, differences };
    } catch (fault) {
      this.#end(
        job,
        job.stop.signal.aborted ? { state: 'cancelled' } : { state: 'failed', failure: sentenceOf(fault) },
      );
      return;
    }
    if (unexplained(job.facts.differences) && !accept) job.facts = { ...job.facts, state: 'waiting' };
    else await this.#swap(job);
  }

  async #swap(job: Job): Promise<void> {
    job.facts = { ...job.facts, state: 'swapping' };
    try {
      await this.#options.adopt(job.side);
      this.#end(job, { state: 'done' });
    } catch (fault) {
      this.#end(job, { state: 'failed', failure: sentenceOf(fault) });
    }
  }

  #end(job: Job, outcome: Pick<RebuildFacts, 'state'> & Partial<Pick<RebuildFacts, 'failure'>>): void {
    job.facts = { ...job.facts, ...outcome, endedAt: this.#options.now() };
  }

  #progress({ facts, pace }: Job): RebuildProgress {
    return progressOf(facts, pace, this.#options.eventsInLog());
  }
}
