import { isAfter, type EventStore, type Token } from '@pacta/event-store';
import { takeUpExchange } from '../fill/next-file.ts';
import { noLog, type LogLine } from '../log-line.ts';
import type { Projector } from '../projector.ts';
import type { ProjectorStatus } from '../projector-status.ts';
import { openReadModelFile, openReadModelFileReadOnly } from '../read-model-file.ts';
import { ReadModels } from '../../reading/read-models.ts';
import type { RetryOutcome } from '../retry-parked.ts';
import { TokenWaiters, type Waited } from '../token-waiters.ts';
import type { Asked, FromProjector, Line, ToProjector } from './projector-messages.ts';

/** A projector's thread, as its owner sees it. */
export interface ProjectorThread extends Line<FromProjector, ToProjector> {
  /** Called once when it has ended, for any reason. */
  onEnded(listener: () => void): void;
}

export interface ThreadedProjectorOptions {
  readonly store: EventStore;
  /** Path of `read-models.db`. */
  readonly file: string;
  /** Starts the thread; called again when it ended unasked. */
  readonly start: () => ProjectorThread;
  readonly log?: LogLine;
}

/** Milliseconds before a lost thread is started again. */
const PAUSE = 1_000;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (fault: Error) => void;
}

/**
 * A projector that runs in another thread. Reads use a connection of this thread; only waits for a write, and
 * administrators' requests, are sent to the other. A lost thread is started again: its state is in the file.
 */
export class ThreadedProjector implements Projector {
  readonly readModels: ReadModels;
  readonly #options: ThreadedProjectorOptions;
  readonly #log: LogLine;
  readonly #waiters = new TokenWaiters();
  readonly #listeners = new Set<() => void>();
  readonly #asked = new Map<number, Waiting>();
  #thread: ProjectorThread | undefined;
  #ended = Promise.withResolvers<void>();
  #taken: Token | undefined;
  #questions = 0;
  #stopping = false;

  /** Throws where the file can't be opened at all. */
  constructor(options: ThreadedProjectorOptions) {
    this.#options = options;
    this.#log = options.log ?? noLog;
    takeUpExchange(options.file);
    // Created here where it is absent, so that this thread can read at once.
    openReadModelFile(options.file, this.#log).close();
    this.readModels = new ReadModels(() => openReadModelFileReadOnly(options.file));
    this.#start();
  }

  get taken(): Token | undefined {
    return this.#taken;
  }

  async waitFor(token: Token, timeoutMs: number): Promise<Waited> {
    if (this.#taken !== undefined && !isAfter(token, this.#taken)) return 'reached';
    if (this.#stopping) return 'timed-out';
    this.#say({ kind: 'wake' });
    return this.#waiters.wait(token, timeoutMs);
  }

  async waitForHead(timeoutMs: number): Promise<Waited> {
    const head = await this.#options.store.head();
    return head === undefined ? 'reached' : this.waitFor(head, timeoutMs);
  }

  status(): Promise<ProjectorStatus> {
    return this.#ask('status');
  }

  durableTreeSize(): Promise<number> {
    return this.#ask('durableTreeSize');
  }

  retryParked(only?: string): Promise<RetryOutcome> {
    return this.#ask('retryParked', only);
  }

  exchange(): Promise<void> {
    return this.#ask('exchange');
  }

  onReached(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#say({ kind: 'stop' });
    if (this.#thread !== undefined) await this.#ended.promise;
    this.#waiters.giveUp();
    this.readModels.close();
  }

  #start(): void {
    const thread = this.#options.start();
    this.#thread = thread;
    this.#ended = Promise.withResolvers();
    thread.onMessage((message) => this.#take(message));
    thread.onEnded(() => {
      this.#thread = undefined;
      this.#ended.resolve();
      for (const { reject } of this.#asked.values()) reject(new Error("the projector's thread has ended"));
      this.#asked.clear();
      if (this.#stopping) return;
      this.#log("The projector's thread was lost and is started again.");
      setTimeout(() => this.#stopping || this.#start(), PAUSE).unref();
    });
  }

  #take(message: FromProjector): void {
    switch (message.kind) {
      case 'reached':
        this.#taken = message.token;
        this.#waiters.reached(message.token);
        for (const listener of this.#listeners) listener();
        break;
      case 'reopened':
        this.#taken = undefined;
        this.readModels.close();
        break;
      case 'said':
        this.#log(message.message, message.figures);
        break;
      default: {
        const waiting = this.#asked.get(message.id);
        this.#asked.delete(message.id);
        if (message.kind === 'answer') waiting?.resolve(message.value as never);
        else waiting?.reject(new Error(message.message));
      }
    }
  }

  #ask<Answer>(method: Asked, ...values: readonly unknown[]): Promise<Answer> {
    if (this.#thread === undefined) return Promise.reject(new Error("the projector's thread is not running"));
    this.#questions += 1;
    const id = this.#questions;
    return new Promise<Answer>((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#say({ kind: 'ask', id, method, values });
    });
  }

  #say(message: ToProjector): void {
    this.#thread?.send(message);
  }
}
