import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ReportRecorder } from '@pacta/event-store';
import {
  FileFault,
  importFile,
  type ImportProgress,
  type ImportRequest,
  type ImportSummary,
  type SpooledFile,
} from '@pacta/interop';
import { AnsweredWrites } from '../commands/answered-writes.ts';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '@pacta/opening';
import { turns } from '@pacta/process';

export type ImportState = 'waiting' | ImportProgress['phase'] | 'done' | 'cancelled' | 'failed';

/** Why an import failed: the whole file is invalid, or the store is unavailable. */
export interface ImportFault {
  readonly code: string;
  readonly detail: string;
  readonly next: string;
  readonly place: string | null;
}

/** Progress and result of one import. */
export interface ImportJob {
  readonly id: string;
  readonly actor: string;
  readonly state: ImportState;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly written: number;
  readonly summary: ImportSummary | null;
  readonly fault: ImportFault | null;
}

type Asked = Required<Pick<ImportRequest, 'dryRun' | 'withdraw'>>;

interface Running {
  job: ImportJob;
  readonly stopping: AbortController;
  ended: Promise<void>;
}

/** Finished imports that are remembered; the oldest are forgotten first. */
const REMEMBERED = 50;

/** A serial queue of imports: two at once that write the same report would conflict. */
@Injectable()
export class ImportJobs implements OnModuleDestroy {
  readonly #jobs = new Map<string, Running>();
  #last: Promise<void> = Promise.resolve();

  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly writes: AnsweredWrites,
  ) {}

  /** Imports the spooled file and removes it in the end. */
  start(actor: string, file: SpooledFile, asked: Asked): ImportJob {
    const running: Running = {
      job: {
        id: randomUUID(),
        actor,
        state: 'waiting',
        bytes: 0,
        totalBytes: file.bytes,
        written: 0,
        summary: null,
        fault: null,
      },
      stopping: new AbortController(),
      ended: Promise.resolve(),
    };
    this.#jobs.set(running.job.id, running);
    running.ended = this.#last.then(() => this.#run(running, file, asked));
    this.#last = running.ended;
    this.#forgetOldest();
    return running.job;
  }

  get(id: string): ImportJob | undefined {
    return this.#jobs.get(id)?.job;
  }

  /** Cancels an import and waits for its end. Events that were written stay. */
  async cancel(id: string): Promise<ImportJob | undefined> {
    const running = this.#jobs.get(id);
    running?.stopping.abort();
    await running?.ended;
    return running?.job;
  }

  async onModuleDestroy(): Promise<void> {
    for (const { stopping } of this.#jobs.values()) stopping.abort();
    await this.#last;
  }

  async #run(running: Running, file: SpooledFile, asked: Asked): Promise<void> {
    const { stopping, job } = running;
    try {
      const summary = await importFile(inTurns(this.ledger.reports), {
        file,
        actor: job.actor,
        ...asked,
        signal: stopping.signal,
        onProgress: ({ phase, bytes, written }) => {
          running.job = { ...running.job, state: phase, bytes, written };
        },
      });
      const head = await this.ledger.store.head();
      if (head !== undefined) this.writes.note(head);
      running.job = {
        ...running.job,
        state: summary.cancelled ? 'cancelled' : 'done',
        written: summary.events.written,
        summary,
      };
    } catch (fault) {
      running.job = { ...running.job, state: 'failed', fault: told(fault) };
      if (!(fault instanceof FileFault)) this.ledger.log('an import failed', { import: job.id, fault: String(fault) });
    } finally {
      await file.discard();
    }
  }

  #forgetOldest(): void {
    for (const [id, { job }] of this.#jobs) {
      if (this.#jobs.size <= REMEMBERED) return;
      if (['done', 'cancelled', 'failed'].includes(job.state)) this.#jobs.delete(id);
    }
  }
}

/** Recording in turns: an import has hundreds of reports under way, and others are served meanwhile. */
function inTurns(recorder: ReportRecorder): ReportRecorder {
  const pace = turns.pace();
  return {
    ...recorder,
    async record(...report) {
      await pace();
      return recorder.record(...report);
    },
  };
}

const AGAIN = 'Import the same file again: what is written already is not written twice.';

function told(fault: unknown): ImportFault {
  if (fault instanceof FileFault)
    return { code: fault.code, detail: fault.message, next: fault.next, place: fault.place ?? null };
  const name = fault instanceof Error ? fault.name : '';
  if (name === 'ReportOvertaken')
    return { code: 'report-overtaken', detail: (fault as Error).message, next: AGAIN, place: null };
  if (name === 'StoreUnavailable')
    return {
      code: 'store-unavailable',
      detail: 'The event store went away, is full or is closing.',
      next: AGAIN,
      place: null,
    };
  return {
    code: 'internal-fault',
    detail: 'Something is wrong on our side; it has been logged.',
    next: AGAIN,
    place: null,
  };
}
