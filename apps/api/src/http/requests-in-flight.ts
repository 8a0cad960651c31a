import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorIfAny } from './authentication.ts';
import { isRead } from './rate-limits.ts';
import { Problem } from './problem.ts';

/** Most requests that are being answered at the same time. */
export interface MostInFlight {
  readonly ofActor: number;
  readonly inAll: number;
}

export interface InFlightBounds {
  /** Requests that take long of a large ledger: reports, bundles, verification, files that arrive. */
  readonly long: MostInFlight;
  /** Other reads. */
  readonly reads: MostInFlight;
  /** Commands. */
  readonly commands: MostInFlight;
}

/** Answers of reads may be a megabyte, and their readers slow. */
const BOUNDS: InFlightBounds = {
  long: { ofActor: 8, inAll: 24 },
  reads: { ofActor: 32, inAll: 256 },
  commands: { ofActor: 128, inAll: 1024 },
};

/** Milliseconds without a byte taken after which a reader of a large answer is given up. */
const PATIENCE = 30_000;
/** Bytes that the system takes at once, so that nobody waits for their reader. */
const SMALL = 65_536;

/** Counts what is being answered, by actor, and by address where nobody is signed in. */
export class InFlight {
  readonly #most: MostInFlight;
  readonly #byActor = new Map<string, number>();
  #all = 0;

  constructor(most: MostInFlight) {
    this.#most = most;
  }

  /** Answers what to call in the end. @throws Problem 429, 503 */
  enter(actor: string): () => void {
    const own = this.#byActor.get(actor) ?? 0;
    if (own >= this.#most.ofActor) throw tooManyAtOnce;
    if (this.#all >= this.#most.inAll) throw serviceBusy;
    this.#byActor.set(actor, own + 1);
    this.#all += 1;
    return () => this.#leave(actor);
  }

  #leave(actor: string): void {
    const left = (this.#byActor.get(actor) ?? 1) - 1;
    if (left === 0) this.#byActor.delete(actor);
    else this.#byActor.set(actor, left);
    this.#all -= 1;
  }
}

/** Bounds the requests in flight, from their headers to the last byte of their answers. */
export function boundRequestsInFlight(fastify: FastifyInstance, { long, reads, commands } = BOUNDS): void {
  const [longOnes, otherReads, allCommands] = [long, reads, commands].map((most) => new InFlight(most)) as [
    InFlight,
    InFlight,
    InFlight,
  ];
  fastify.addHook('onRequest', (request, reply, done) => {
    const { rate, long: isLong = false, lasting = false } = request.routeOptions.config;
    if (rate === 'none' || lasting) return done();
    const counted = isLong ? longOnes : isRead(request) ? otherReads : allCommands;
    reply.raw.once('close', counted.enter(nameOf(request)));
    done();
  });
}

/** Gives up a reader who does not read: a large answer would wait in memory for as long as the reader likes. */
export function giveUpSlowReaders(fastify: FastifyInstance, patience = PATIENCE): void {
  fastify.addHook('onSend', (_request, { raw }, payload, done) => {
    if (!isSmall(payload)) raw.setTimeout(patience, () => raw.destroy());
    done(null, payload);
  });
}

const isSmall = (payload: unknown): boolean =>
  payload === null ||
  payload === undefined ||
  ((typeof payload === 'string' || Buffer.isBuffer(payload)) && payload.length < SMALL);

const nameOf = (request: FastifyRequest): string => actorIfAny(request) ?? `address ${request.ip}`;

const tooManyAtOnce = new Problem({
  status: 429,
  code: 'too-many-at-once',
  detail: 'As many of your requests are being answered as one actor may have open.',
  next: 'Read those answers to their end, or close their connections, and send the request again.',
  headers: { 'retry-after': '5' },
});

const serviceBusy = new Problem({
  status: 503,
  code: 'service-busy',
  detail: 'As many requests are being answered as this service takes at the same time.',
  next: 'Send the request again after the time in Retry-After.',
  headers: { 'retry-after': '5' },
});
