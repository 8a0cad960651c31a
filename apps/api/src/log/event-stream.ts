import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { OpenLedger } from '@pacta/opening';
import { actorReader } from '@pacta/queries';
import type { LogFilter } from '@pacta/read-models';
import type { LedgerReading } from '../reading/ledger-reading.ts';

/** Milliseconds between heartbeats, so that no proxy closes an idle stream. */
const HEARTBEAT = 15_000;
/** Milliseconds that a full buffer may wait for its reader. A reader resumes with Last-Event-ID and misses nothing. */
const PATIENCE = 30_000;
/** Events read at a time, and so the most in memory, however slow the reader. */
const PAGE = 100;

export interface StreamRequest {
  readonly actor: string;
  readonly filter: LogFilter;
  /** Leaf index after which it begins. */
  readonly after: number;
  /** Number of events after which it ends. */
  readonly limit: number;
}

/**
 * Sends the log to one reader as server-sent events. A page is read when the one before has left for the reader, so that a
 * reader who does not read costs a page of memory and no work.
 */
export class EventStream {
  readonly #projector: Pick<OpenLedger['projector'], 'onReached'>;
  readonly #reading: Pick<LedgerReading, 'read'>;
  readonly #response: ServerResponse;
  readonly #signal: AbortSignal;

  /** Ends when `signal` aborts or the reader disconnects. */
  constructor(
    projector: Pick<OpenLedger['projector'], 'onReached'>,
    reading: Pick<LedgerReading, 'read'>,
    response: ServerResponse,
    signal: AbortSignal,
  ) {
    this.#projector = projector;
    this.#reading = reading;
    this.#response = response;
    this.#signal = signal;
  }

  async run({ actor, filter, after: begin, limit }: StreamRequest): Promise<void> {
    const reader = actorReader(actor);
    let after = begin;
    let left = limit;
    await this.#write('retry: 2000\n\n');
    while (!this.#ended) {
      const woken = this.#nextPage();
      const page = await this.#reading.read('events', reader, { filter, after, limit: Math.min(left, PAGE) });
      if (page.events > 0) await this.#write(page.body);
      left -= page.events;
      after = page.next;
      if (left === 0 || this.#ended) return woken.cancel();
      if (page.more) woken.cancel();
      else if (!(await woken.come)) await this.#write(': still here\n\n');
    }
  }

  get #ended(): boolean {
    return this.#signal.aborted || this.#response.destroyed || this.#response.writableEnded;
  }

  /**
   * Resolves to true when the log has grown, false when a heartbeat is due. Called before each read, so that no event
   * is missed.
   */
  #nextPage(): { readonly come: Promise<boolean>; readonly cancel: () => void } {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), HEARTBEAT);
    const grown = this.#projector.onReached(() => resolve(true));
    const ended = (): void => resolve(true);
    this.#signal.addEventListener('abort', ended);
    const cancel = (): void => {
      clearTimeout(timer);
      grown();
      this.#signal.removeEventListener('abort', ended);
    };
    return { come: promise.finally(cancel), cancel };
  }

  async #write(text: string | Uint8Array): Promise<void> {
    if (this.#ended || this.#response.write(text)) return;
    try {
      await once(this.#response, 'drain', { signal: AbortSignal.any([this.#signal, AbortSignal.timeout(PATIENCE)]) });
    } catch {
      this.#response.destroy();
    }
  }
}
