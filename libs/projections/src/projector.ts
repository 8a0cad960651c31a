import { setImmediate as breathe } from 'node:timers/promises';
import { isAfter, type EventStore, type ReadFilter, type StoredEvent, type Token } from '@pacta/event-store';
import { BackOff } from './back-off.ts';
import { noLog, sentenceOf, type LogLine } from './log-line.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { CheckpointMoved, OutOfOrder } from './page-applier.ts';
import { openSession, type ProjectionSession, type ProjectionSet } from './projection-set.ts';
import { statusOf, type ProjectorStatus } from './projector-status.ts';
import {
  discardReadModelFile,
  fileIdentity,
  isDamage,
  openReadModelFile,
  openReadModelFileReadOnly,
} from './read-model-file.ts';
import { ReadModels } from './read-models.ts';
import { retryParked, type RetryOutcome } from './retry-parked.ts';
import { whyAnotherLedger } from './same-ledger.ts';
import { TokenWaiters, type Waited } from './token-waiters.ts';
import { TREE } from './tree/tree-projection.ts';

export interface ProjectorOptions extends ProjectionSet {
  readonly store: EventStore;
  /** Path of `read-models.db`. */
  readonly file: string;
  /** Needed where the store also holds events of others. */
  readonly filter?: ReadFilter;
  readonly log?: LogLine;
  /** Events a page while catching up: one transaction each. */
  readonly pageSize?: number;
}

/** Follows the log into the read models, from start to `stop`. */
export interface Projector {
  /** Waits until every projection has taken in the event of this token; `timeoutMs` milliseconds at most. */
  waitFor(token: Token, timeoutMs: number): Promise<Waited>;
  /** Waits until all that stands in the log now is taken in. Throws where the store can't be asked. */
  waitForHead(timeoutMs: number): Promise<Waited>;
  status(): Promise<ProjectorStatus>;
  /** Syncs what was taken in so far to disk, the tree with it, and answers how many leaves that is. */
  durableTreeSize(): Promise<number>;
  /** Folds every parked partition again, in order. It is also done at each start. */
  retryParked(): Promise<RetryOutcome>;
  /** Ends after the page at hand; what was taken in is durable. */
  stop(): Promise<void>;
  readonly readModels: ReadModels;
}

const PAGE_SIZE = 4_000;

/** The file was deleted or exchanged while it was open. */
class FileGone extends Error {}

/**
 * Opens the read models (made, or made anew, as need be) and starts following the log. Throws where the file can't be
 * opened at all; every later fault is retried with back-off and shows in `status`.
 */
export function startProjector(options: ProjectorOptions): Projector {
  return new FollowingProjector(options);
}

class FollowingProjector implements Projector {
  readonly readModels: ReadModels;
  readonly #options: ProjectorOptions;
  readonly #log: LogLine;
  readonly #stopping = new AbortController();
  readonly #turn = new OneAtATime();
  readonly #waiters = new TokenWaiters();
  readonly #backOff = new BackOff();
  readonly #ended: Promise<void>;
  #session: ProjectionSession;
  #identity: string | undefined;
  #taken: Token | undefined;
  #fault: { readonly message: string; readonly since: string } | null = null;
  #running = true;

  constructor(options: ProjectorOptions) {
    this.#options = options;
    this.#log = options.log ?? noLog;
    this.#session = this.#open();
    this.readModels = new ReadModels(() =>
      options.file === ':memory:' ? this.#session.db : openReadModelFileReadOnly(options.file),
    );
    this.#ended = this.#follow();
  }

  async waitFor(token: Token, timeoutMs: number): Promise<Waited> {
    if (this.#taken !== undefined && !isAfter(token, this.#taken)) return 'reached';
    return this.#running ? this.#waiters.wait(token, timeoutMs) : 'timed-out';
  }

  async waitForHead(timeoutMs: number): Promise<Waited> {
    const head = await this.#options.store.head();
    return head === undefined ? 'reached' : this.waitFor(head, timeoutMs);
  }

  async status(): Promise<ProjectorStatus> {
    const head = await this.#options.store.head().catch(() => undefined);
    const fault = this.#fault === null ? null : { ...this.#fault, attempts: this.#backOff.failures };
    return statusOf(this.#session, head, { fault, running: this.#running });
  }

  retryParked(): Promise<RetryOutcome> {
    return this.#turn.run(() => retryParked(this.#session, this.#options.store));
  }

  durableTreeSize(): Promise<number> {
    return this.#turn.run(() => this.#session.applier.sync(TREE).events);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#takeUp();
        await this.#catchUp();
        for await (const page of this.#options.store.subscribe(this.#from(signal))) {
          await this.#take(page);
          if (signal.aborted) break;
        }
      } catch (fault) {
        this.#recover(fault);
      }
      if (!signal.aborted) await this.#backOff.wait(signal);
    }
    this.#running = false;
    this.#waiters.giveUp();
    await this.#turn.run(() => {
      this.readModels.close();
      this.#session.db.close();
    });
  }

  /** Makes the file fit for this log and this code; what does not fit is emptied and folded again. */
  async #takeUp(): Promise<void> {
    const { store } = this.#options;
    await this.#turn.run(async () => {
      this.#reopenIfGone();
      const { applier } = this.#session;
      for (const name of applier.prepare()) this.#log(`The projection ${name} has changed and is rebuilt from zero.`);
      const why = await whyAnotherLedger(this.#session.db, store);
      if (why !== undefined) this.#startAgain(why);
      const { retried, cleared } = await retryParked(this.#session, store);
      if (retried > 0) this.#log('Parked partitions were folded again.', { retried, cleared });
      this.#reached();
    });
  }

  /** The past in large pages, up to the present end; then the look-up indexes that a rebuild leaves for last. */
  async #catchUp(): Promise<void> {
    const { store, filter, pageSize = PAGE_SIZE } = this.#options;
    const { token } = this.#session.applier.furthestBehind();
    const head = await store.head();
    if (head !== undefined && head !== token) {
      const from = token === undefined ? {} : { from: token };
      for await (const page of store.readAll({ ...from, ...(filter && { filter }), pageSize })) {
        await this.#take(page);
        if (this.#stopping.signal.aborted) return;
      }
    }
    await this.#turn.run(() => this.#session.applier.atomically(() => this.#session.logIndex.settle()));
    this.#recovered();
  }

  async #take(page: readonly StoredEvent[]): Promise<void> {
    await this.#turn.run(() => {
      if (fileIdentity(this.#options.file) !== this.#identity) throw new FileGone('the file of read models is gone');
      this.#session.applier.apply(page);
    });
    this.#recovered();
    this.#reached();
    await breathe();
  }

  #from(signal: AbortSignal): Parameters<EventStore['subscribe']>[0] {
    const { token } = this.#session.applier.furthestBehind();
    const { filter } = this.#options;
    return { signal, ...(token !== undefined && { after: token }), ...(filter && { filter }) };
  }

  #reached(): void {
    this.#taken = this.#session.applier.furthestBehind().token;
    if (this.#taken !== undefined) this.#waiters.reached(this.#taken);
  }

  #recovered(): void {
    if (this.#fault !== null) this.#log('The projector goes on.');
    this.#fault = null;
    this.#backOff.succeeded();
  }

  /** Notes the fault, and undoes what would make the next try fail in the same way. */
  #recover(fault: unknown): void {
    const message = sentenceOf(fault);
    if (this.#fault?.message !== message) this.#log(`The projector can't go on for now: ${message}`);
    this.#fault = { message, since: this.#fault?.since ?? new Date().toISOString() };
    try {
      if (fault instanceof OutOfOrder) this.#startAgain(message);
      if (fault instanceof CheckpointMoved || isDamage(fault)) this.#reopen(isDamage(fault));
    } catch (again) {
      this.#log(`The read models can't be put right for now: ${sentenceOf(again)}`);
    }
  }

  #startAgain(why: string): void {
    this.#log(`Read models are rebuilt from zero: ${why}.`);
    this.#session.applier.resetAll();
    this.#taken = undefined;
  }

  #reopenIfGone(): void {
    if (!this.#session.db.open || fileIdentity(this.#options.file) !== this.#identity) this.#reopen(false);
  }

  #reopen(discard: boolean): void {
    this.readModels.close();
    this.#session.db.close();
    if (discard) discardReadModelFile(this.#options.file);
    this.#session = this.#open();
    this.#taken = undefined;
  }

  #open(): ProjectionSession {
    try {
      return this.#openFile();
    } catch (fault) {
      if (!isDamage(fault)) throw fault;
      this.#log(`Read models are rebuilt from zero: the file is damaged (${sentenceOf(fault)}).`);
      discardReadModelFile(this.#options.file);
      return this.#openFile();
    }
  }

  #openFile(): ProjectionSession {
    const { file } = this.#options;
    const db = openReadModelFile(file, this.#log);
    this.#identity = fileIdentity(file);
    try {
      return openSession(db, this.#options);
    } catch (fault) {
      db.close();
      throw fault;
    }
  }
}
