import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { readEvents, type LogFilter, type LogRow } from '@pacta/read-models';
import type { OpenLedger } from '@pacta/opening';
import { actorReader, maySeeEvent, shownEvent, type LedgerReads } from '@pacta/queries';

/** Milliseconds between heartbeats, so that no proxy closes an idle stream. */
const HEARTBEAT = 15_000;
/** Milliseconds that a full buffer may wait for its reader. A reader resumes with Last-Event-ID and misses nothing. */
const PATIENCE = 30_000;
/** Rows per batch, and so the most in memory, however slow the reader. */
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
 * Sends the log to one reader as server-sent events: each event with its leaf index as id, as this reader may see it
 * now.
 */
export class EventStream {
  readonly #ledger: OpenLedger;
  readonly #reads: LedgerReads;
  readonly #response: ServerResponse;
  readonly #signal: AbortSignal;

  /** Ends when `signal` aborts or the reader disconnects. */
  constructor(ledger: OpenLedger, reads: LedgerReads, response: ServerResponse, signal: AbortSignal) {
    this.#ledger = ledger;
    this.#reads = reads;
    this.#response = response;
    this.#signal = signal;
  }

  async run({ actor, filter, after: begin, limit }: StreamRequest): Promise<void> {
    const { readModels } = this.#ledger.projector;
    let after = begin;
    let left = limit;
    await this.#write('retry: 2000\n\n');
    while (!this.#ended) {
      const woken = this.#nextPage();
      const head = readModels.head() ?? -1;
      const { rows, next } = readModels.log({ ...filter, after, through: head, limit: PAGE });
      for (const frame of await this.#frames(actor, rows)) {
        await this.#write(frame);
        left -= 1;
        if (left === 0 || this.#ended) return woken.cancel();
      }
      // Events that no filter matches need not be read again.
      after = next ?? Math.max(after, head);
      if (next !== null) woken.cancel();
      else if (!(await woken.come)) await this.#write(': still here\n\n');
    }
  }

  get #ended(): boolean {
    return this.#signal.aborted || this.#response.destroyed || this.#response.writableEnded;
  }

  async #frames(actor: string, rows: readonly LogRow[]): Promise<readonly string[]> {
    const reader = actorReader(actor);
    const seen: LogRow[] = [];
    for (const row of rows) if (await maySeeEvent(this.#reads, reader, row)) seen.push(row);
    const events = await readEvents(this.#ledger.store, seen);
    return Promise.all(
      events.map(async (event, index) => {
        const position = (seen[index] as LogRow).position;
        const shown = await shownEvent(this.#reads, reader, event, position);
        return `id: ${position}\ndata: ${JSON.stringify(shown)}\n\n`;
      }),
    );
  }

  /**
   * Resolves to true when the log has grown, false when a heartbeat is due. Called before each read, so that no event
   * is missed.
   */
  #nextPage(): { readonly come: Promise<boolean>; readonly cancel: () => void } {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), HEARTBEAT);
    const grown = this.#ledger.projector.onReached(() => resolve(true));
    const ended = (): void => resolve(true);
    this.#signal.addEventListener('abort', ended);
    const cancel = (): void => {
      clearTimeout(timer);
      grown();
      this.#signal.removeEventListener('abort', ended);
    };
    return { come: promise.finally(cancel), cancel };
  }

  async #write(text: string): Promise<void> {
    if (this.#ended || this.#response.write(text)) return;
    try {
      await once(this.#response, 'drain', { signal: AbortSignal.any([this.#signal, AbortSignal.timeout(PATIENCE)]) });
    } catch {
      this.#response.destroy();
    }
  }
}
