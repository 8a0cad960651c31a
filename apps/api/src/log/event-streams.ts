import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { InjectLedger } from '../commands/ledger.ts';
import { InjectReading, type LedgerReading } from '../reading/ledger-reading.ts';
import { Problem } from '../http/problem.ts';
import type { OpenLedger } from '@pacta/opening';
import { EventStream, type StreamRequest } from './event-stream.ts';

const MOST = 500;
const MOST_OF_ONE_ACTOR = 20;
/** Milliseconds: at most a token's lifetime, because the token is checked only at the beginning. */
const LONGEST = 3_600_000;

/** The open event streams: a bounded number, all closed when the service stops. */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  readonly #open = new Map<AbortController, string>();

  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    @InjectReading() private readonly reading: LedgerReading,
  ) {}

  /** Takes over the reply and streams until either side ends. @throws Problem 429 where too many streams are open */
  async serve(reply: FastifyReply, request: StreamRequest): Promise<void> {
    const own = [...this.#open.values()].filter((actor) => actor === request.actor).length;
    if (this.#open.size >= MOST || own >= MOST_OF_ONE_ACTOR) throw tooMany;
    const stop = new AbortController();
    this.#open.set(stop, request.actor);
    const headers = reply.getHeaders();
    reply.hijack();
    const { raw } = reply;
    raw.on('close', () => stop.abort());
    raw.writeHead(200, {
      ...(headers as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(LONGEST)]);
    try {
      await new EventStream(this.ledger.projector, this.reading, raw, signal).run(request);
      raw.end();
    } catch (fault) {
      // The status is already sent. The reader reconnects with Last-Event-ID and then gets the problem.
      reply.log.warn({ reqId: reply.request.id, err: fault }, 'a reader of the log was sent away');
      raw.destroy();
    } finally {
      this.#open.delete(stop);
    }
  }

  onModuleDestroy(): void {
    for (const stop of this.#open.keys()) stop.abort();
  }
}

const tooMany = new Problem({
  status: 429,
  code: 'too-many-streams',
  detail: 'Too many readers follow the log already.',
  next: 'Close one of them, or follow several filters in one.',
  headers: { 'retry-after': '30' },
});
