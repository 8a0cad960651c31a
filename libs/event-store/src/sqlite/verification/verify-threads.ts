import { Worker } from 'node:worker_threads';
import type { LedgerPaths } from '../ledger-folder.ts';
import type { IdsOfRows } from './compare-indexes.ts';
import type { StretchScan } from './scan-stretch.ts';
import type { Complaints } from './verify-file.ts';
import type { ToVerifyThread, VerifyAnswer, VerifyTask } from './verify-messages.ts';
import type { Stretch } from './verify-rows.ts';

/** Tests run from source, where Node strips the types itself. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './verify.worker.ts' : './verify.worker.js', import.meta.url);

/** Rows are short-lived: a large young generation would only keep garbage. */
const SMALL = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 };

interface Waiting {
  readonly task: VerifyTask;
  readonly resolve: (answer: VerifyAnswer) => void;
}

/**
 * Threads that read the ledger file, each over its own connection. A task goes to the next free thread. A task that
 * fails, or whose thread dies, is answered with undefined.
 */
export class VerifyThreads {
  readonly #free: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #waiting: Waiting[] = [];
  readonly #alive = new Set<Worker>();

  constructor(paths: LedgerPaths, count: number) {
    for (let started = 0; started < count; started += 1) {
      const worker = new Worker(WORKER, { workerData: paths, name: 'pacta-verify', resourceLimits: SMALL });
      worker.on('message', (answer: VerifyAnswer) => {
        this.#settle(worker, answer);
        this.#free.push(worker);
        this.#hand();
      });
      worker.on('error', () => undefined);
      worker.on('exit', () => this.#lost(worker));
      this.#alive.add(worker);
      this.#free.push(worker);
    }
  }

  stretch(stretch: Stretch): Promise<StretchScan | undefined> {
    return this.#ask({ kind: 'stretch', stretch }) as Promise<StretchScan | undefined>;
  }

  /** Scans a stretch that no thread has begun in the calling thread instead. False where there is none. */
  scanHere(scan: (stretch: Stretch) => StretchScan | undefined): boolean {
    const place = this.#waiting.findIndex(({ task }) => task.kind === 'stretch');
    const [waiting] = place < 0 ? [] : this.#waiting.splice(place, 1);
    if (waiting?.task.kind !== 'stretch') return false;
    waiting.resolve(scan(waiting.task.stretch));
    return true;
  }

  /** SQLite's check of its pages, without that of its indexes. */
  pages(): Promise<Complaints | undefined> {
    return this.#ask({ kind: 'pages' }) as Promise<Complaints | undefined>;
  }

  /** SQLite's check of its pages and its indexes. */
  structure(): Promise<Complaints | undefined> {
    return this.#ask({ kind: 'structure' }) as Promise<Complaints | undefined>;
  }

  /** Whether the index of event ids has exactly these rows, whose memory the thread takes over. */
  ids(rows: IdsOfRows): Promise<boolean | undefined> {
    return this.#ask({ kind: 'ids', rows }) as Promise<boolean | undefined>;
  }

  /** Threads are asked to end and waited for: stopping a thread while it loads SQLite's library crashes the process. */
  async close(): Promise<void> {
    const end: ToVerifyThread = { kind: 'end' };
    await Promise.all(
      [...this.#alive].map((worker) => {
        worker.postMessage(end);
        return new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      }),
    );
  }

  #ask(task: VerifyTask): Promise<VerifyAnswer> {
    return new Promise((resolve) => {
      this.#waiting.push({ task, resolve });
      this.#hand();
    });
  }

  #hand(): void {
    while (this.#waiting.length > 0 && (this.#free.length > 0 || this.#alive.size === 0)) {
      const waiting = this.#waiting.shift() as Waiting;
      const worker = this.#free.pop();
      if (worker === undefined) {
        waiting.resolve(undefined);
        continue;
      }
      this.#busy.set(worker, waiting);
      const { task } = waiting;
      worker.postMessage(task, task.kind === 'ids' ? [task.rows.ids.buffer] : []);
    }
  }

  #settle(worker: Worker, answer: VerifyAnswer): void {
    this.#busy.get(worker)?.resolve(answer);
    this.#busy.delete(worker);
  }

  #lost(worker: Worker): void {
    this.#alive.delete(worker);
    this.#settle(worker, undefined);
    const place = this.#free.indexOf(worker);
    if (place >= 0) this.#free.splice(place, 1);
    this.#hand();
  }
}
