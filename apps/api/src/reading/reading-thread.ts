import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '@pacta/event-store';
import type { LedgerPlace } from '@pacta/opening';
import type { Reader } from '@pacta/queries';
import { Lane } from './lane.ts';
import type { LedgerReading } from './ledger-reading.ts';
import type { Question, ReadingName, ReadingOf, ReadingRequest } from './readings.ts';
import { thrownFault, type FromReading, type ToReading } from './thread-messages.ts';

/** The worker is a .ts file in the source and a .js file in the build. */
const WORKER = new URL(`reading.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** The other end, as its owner sees it. */
export interface ThreadLine {
  send(message: ToReading): void;
  onMessage(listener: (message: FromReading) => void): void;
  /** Called once when the thread has ended, for any reason. */
  onEnded(listener: () => void): void;
}

export interface ReadingThreadOptions {
  /** Starts the thread; called again when it ended unasked. */
  readonly start: () => ThreadLine;
  /** How often the read models of this thread were closed. */
  readonly closings: () => number;
  readonly log?: (message: string) => void;
}

/** Readings that take long of a large partnership or ledger. */
const LONG: readonly ReadingName[] = ['report', 'bundle'];
const LONG_QUESTIONS: readonly Question['name'][] = [
  'reportList',
  'reportFigure',
  'diff',
  'leverage',
  'portfolio',
  'totals',
  'partnerships',
];
/** Long readings under way at the same time, so that short ones get through and memory stays bounded. */
const LONG_AT_ONCE = 2;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (fault: Error) => void;
}

/**
 * Reads in another thread, so that no reading keeps another request waiting. The thread holds connections and caches of its
 * own, and no state: a lost one is started again by the next request.
 */
export class ReadingThread implements LedgerReading {
  readonly #options: ReadingThreadOptions;
  readonly #long = new Lane(LONG_AT_ONCE);
  readonly #waiting = new Map<number, Waiting>();
  #line: ThreadLine | undefined;
  #ended = Promise.resolve();
  #asked = 0;
  #closing = false;

  constructor(options: ReadingThreadOptions) {
    this.#options = options;
  }

  start(): void {
    this.#line ??= this.#started();
  }

  async read<Name extends ReadingName>(
    name: Name,
    reader: Reader,
    request: ReadingRequest<Name>,
    signal?: AbortSignal,
  ): Promise<ReadingOf<Name>> {
    const read = (): Promise<ReadingOf<Name>> => this.#send(name, reader, request);
    return isLong(name, request) ? this.#long.run(read, signal) : read();
  }

  /** For a service that has answered its last request. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#line?.send({ kind: 'stop' });
    await this.#ended;
  }

  #send<Name extends ReadingName>(name: Name, reader: Reader, request: unknown): Promise<ReadingOf<Name>> {
    if (this.#closing) throw new StoreUnavailable('the service is closing');
    const line = (this.#line ??= this.#started());
    const id = (this.#asked += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      line.send({ kind: 'read', id, name, reader, request, closings: this.#options.closings() });
    });
  }

  #started(): ThreadLine {
    const line = this.#options.start();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ended = promise;
    line.onMessage((message) => this.#heard(message));
    line.onEnded(() => {
      resolve();
      this.#lost();
    });
    return line;
  }

  #heard(message: FromReading): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'fault') waiting?.reject(thrownFault(message.fault));
    else waiting?.resolve(message.rendered as never);
  }

  #lost(): void {
    this.#line = undefined;
    const left = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of left) reject(new StoreUnavailable('the reading thread ended'));
    if (!this.#closing) this.#options.log?.('The reading thread was lost; the next request starts another.');
  }
}

const isLong = (name: ReadingName, request: unknown): boolean =>
  LONG.includes(name) || (name === 'question' && LONG_QUESTIONS.includes((request as Question).name));

/** What an answer is made of lives for one answer, and a small young generation keeps the thread small. */
const SMALL = { maxYoungGenerationSizeMb: 8 };

/** A worker thread on this ledger. */
export const workerOn = (place: LedgerPlace, log: (message: string) => void): ThreadLine => {
  const worker = new Worker(WORKER, { workerData: place, name: 'pacta-reading', resourceLimits: SMALL });
  worker.on('error', (fault) => log(`The reading thread met a fault of its own: ${fault.message}`));
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
    onEnded: (listener) => void worker.once('exit', listener),
  };
};
