import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../port.ts';
import type { PreparedAppend } from '../prepare-append.ts';
import type { CommittedAppend } from './committed-page.ts';
import type { AppendOutcome } from './event-writer.ts';
import { packedAppend } from './packed-append.ts';
import type { FromWriter, ToWriter, WriterSettings } from './writer-messages.ts';

/** Most appends, and bytes, in the writer's queue. Further appends wait with their callers. */
const MOST_WAITING = 8_192;
const MOST_WAITING_BYTES = 64 * 1_048_576;

/** Megabytes: a batch lives until it is committed, so a small young generation is enough. */
const SMALL = { maxYoungGenerationSizeMb: 6 };

/** Batches in flight: one being committed, one ready to follow. */
const MOST_UNDER_WAY = 2;

/** Tests run from source, where Node strips the types itself. */
const WRITER = new URL(import.meta.url.endsWith('.ts') ? './writer.worker.ts' : './writer.worker.js', import.meta.url);

interface WaitingCheckpoint {
  readonly resolve: (outcome: 'added' | 'overtaken') => void;
  readonly reject: (fault: StoreUnavailable) => void;
}

interface Waiting {
  readonly append: PreparedAppend;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (fault: StoreUnavailable) => void;
}

/** Notifications for the owner of the writer. */
export interface WriterEvents {
  /** These appends are committed; called before their callers continue. */
  readonly committed: (appends: readonly CommittedAppend[]) => void;
  /** The outcome of a commit is unknown. */
  readonly failed: () => void;
}

/**
 * The calling thread's side of the writer: collects appends into batches, one message each, and distributes the
 * answers.
 */
export class WriterThread {
  readonly #source: URL;
  readonly #settings: WriterSettings;
  readonly #events: WriterEvents;
  #worker: Worker | undefined;
  #queue: Waiting[] = [];
  readonly #underWay = new Map<number, readonly Waiting[]>();
  readonly #checkpoints = new Map<number, WaitingCheckpoint>();
  #batches = 0;
  #held = 0;
  #heldBytes = 0;
  #flushing = false;
  #closing = false;
  #room = Promise.withResolvers<void>();

  constructor(settings: WriterSettings, events: WriterEvents, source: URL = WRITER) {
    this.#source = source;
    this.#settings = settings;
    this.#events = events;
    this.#worker = this.#start();
  }

  /** Resolves after the append is committed. @throws StoreUnavailable */
  async append(append: PreparedAppend): Promise<AppendOutcome> {
    while (this.#isFull() && !this.#closing) await this.#room.promise;
    if (this.#closing) throw closed();
    return new Promise((resolve, reject) => {
      this.#queue.push({ append, resolve, reject });
      this.#held += 1;
      this.#heldBytes += append.bytes;
      if (this.#flushing || this.#underWay.size >= MOST_UNDER_WAY) return;
      this.#flushing = true;
      // Sent after all requests that the event loop has ready: each batch is a message, and usually a commit.
      setImmediate(() => {
        this.#flushing = false;
        this.#flush();
      });
    });
  }

  /** Resolves after the checkpoint is committed. @throws StoreUnavailable */
  async addCheckpoint(number: number, note: string): Promise<'added' | 'overtaken'> {
    if (this.#closing) throw closed();
    return new Promise((resolve, reject) => {
      this.#batches += 1;
      this.#checkpoints.set(this.#batches, { resolve, reject });
      this.#worker ??= this.#start();
      this.#worker.ref();
      this.#worker.postMessage({ kind: 'checkpoint', batch: this.#batches, number, note } satisfies ToWriter);
    });
  }

  /** Waits for what is in flight, then ends the thread. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#openRoom();
    this.#flush();
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage({ kind: 'close' } satisfies ToWriter);
    await ended;
  }

  #isFull(): boolean {
    return this.#held >= MOST_WAITING || this.#heldBytes >= MOST_WAITING_BYTES;
  }

  #flush(): void {
    if (this.#queue.length === 0 || (this.#underWay.size >= MOST_UNDER_WAY && !this.#closing)) return;
    const waiting = this.#queue;
    this.#queue = [];
    this.#batches += 1;
    this.#underWay.set(this.#batches, waiting);
    this.#worker ??= this.#start();
    this.#worker.ref();
    const appends = waiting.map(({ append }) => packedAppend(append));
    this.#worker.postMessage({ kind: 'write', batch: this.#batches, appends } satisfies ToWriter);
  }

  #settle(answers: readonly FromWriter[]): void {
    const committed: CommittedAppend[] = [];
    for (const answer of answers) {
      if (this.#settleCheckpoint(answer)) continue;
      const waiting = this.#underWay.get(answer.batch) ?? [];
      this.#underWay.delete(answer.batch);
      if ('fault' in answer) this.#refuse(waiting, unwritable(answer.fault));
      else if ('outcomes' in answer) {
        for (const [index, { resolve, append }] of waiting.entries()) {
          const outcome = answer.outcomes[index] as AppendOutcome;
          this.#release(append);
          if (outcome.kind === 'appended') committed.push({ append, lastPosition: outcome.position });
          resolve(outcome);
        }
      }
    }
    this.#events.committed(committed);
    this.#openRoom();
    this.#flush();
    if (this.#underWay.size + this.#checkpoints.size === 0) this.#worker?.unref();
  }

  /** True where the answer was for a checkpoint. */
  #settleCheckpoint(answer: FromWriter): boolean {
    const waiting = this.#checkpoints.get(answer.batch);
    if (waiting === undefined) return false;
    this.#checkpoints.delete(answer.batch);
    if ('checkpoint' in answer) waiting.resolve(answer.checkpoint);
    else waiting.reject(unwritable('fault' in answer ? answer.fault : 'no answer'));
    return true;
  }

  #refuse(waiting: readonly Waiting[], fault: StoreUnavailable): void {
    this.#events.failed();
    for (const { reject, append } of waiting) {
      this.#release(append);
      reject(fault);
    }
  }

  #release(append: PreparedAppend): void {
    this.#held -= 1;
    this.#heldBytes -= append.bytes;
  }

  #openRoom(): void {
    if (this.#isFull() && !this.#closing) return;
    this.#room.resolve();
    this.#room = Promise.withResolvers();
  }

  #start(): Worker {
    const worker = new Worker(this.#source, {
      workerData: this.#settings,
      name: 'pacta-writer',
      resourceLimits: SMALL,
    });
    worker.on('message', (answers: readonly FromWriter[]) => this.#settle(answers));
    worker.on('error', (fault) => this.#lose(worker, fault.message));
    worker.on('exit', () => this.#lose(worker, 'it ended'));
    worker.unref();
    return worker;
  }

  /** The thread died: its appends may be stored or not, so none is acknowledged. The next append starts another. */
  #lose(worker: Worker, why: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const lost = [...this.#underWay.values(), this.#queue].flat();
    this.#underWay.clear();
    this.#queue = [];
    const fault = new StoreUnavailable(`The writer's thread was lost: ${why}.`);
    for (const { reject } of this.#checkpoints.values()) reject(fault);
    this.#checkpoints.clear();
    this.#refuse(lost, fault);
    this.#openRoom();
  }
}

const unwritable = (why: string): StoreUnavailable => new StoreUnavailable(`The events can't be written: ${why}.`);

const closed = (): StoreUnavailable => new StoreUnavailable('The ledger is closed.');
