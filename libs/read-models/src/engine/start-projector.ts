import { setImmediate as breathe } from 'node:timers/promises';
import { isAfter, type EventStore, type StoredEvent, type Token } from '@pacta/event-store';
import { applyFrom } from './apply-from.ts';
import { BackOff } from './back-off.ts';
import { FollowedFile } from './followed-file.ts';
import { noLog, sentenceOf, type LogLine } from './log-line.ts';
import { SerialQueue } from './serial-queue.ts';
import { CheckpointMoved, OutOfOrder } from './page-applier.ts';
import { type ProjectionSession } from './projection-set.ts';
import type { Projection } from './projection.ts';
import type { Projector, ProjectorOptions } from './projector.ts';
import { statusOf, type ProjectorStatus } from './projector-status.ts';
import { isDamage, openReadModelFileReadOnly } from './read-model-file.ts';
import { ReadModels } from '../reading/read-models.ts';
import { exchangeFiles } from './fill/exchange.ts';
import { retryParked, type RetryOutcome } from './retry-parked.ts';
import { whyAnotherLedger } from './same-ledger.ts';
import { TokenWaiters, type Waited } from './token-waiters.ts';
import { TREE } from '../tables/tree/tree-projection.ts';

/** The file was deleted or exchanged while it was open. */
class FileGone extends Error {}

/**
 * Opens the read models (created or rebuilt where needed) and starts following the log. Throws where the file can't be
 * opened at all; every later fault is retried with back-off and shows in `status`.
 */
export function startProjector(options: ProjectorOptions): Projector {
  return new FollowingProjector(options);
}

class FollowingProjector implements Projector {
  readonly readModels: ReadModels;
  readonly #options: ProjectorOptions;
  readonly #log: LogLine;
  readonly #file: FollowedFile;
  readonly #stopping = new AbortController();
  readonly #turn = new SerialQueue();
  readonly #waiters = new TokenWaiters();
  readonly #listeners = new Set<() => void>();
  readonly #backOff = new BackOff();
  readonly #ended: Promise<void>;
  /** Aborted to restart the subscription from the projections' checkpoints. */
  #following = new AbortController();
  #taken: Token | undefined;
  #fault: { readonly message: string; readonly since: string } | null = null;
  #running = true;

  constructor(options: ProjectorOptions) {
    this.#options = options;
    this.#log = options.log ?? noLog;
    this.#file = new FollowedFile(options.file, options, this.#log);
    const readOnly = () => (options.file === ':memory:' ? this.#session.db : openReadModelFileReadOnly(options.file));
    this.readModels = new ReadModels(readOnly);
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
    const fault = this.#fault === null ? null : { ...this.#fault, attempts: this.#backOff.failures };
    return statusOf(this.#session, this.#options, { fault, running: this.#running });
  }

  retryParked(only?: string): Promise<RetryOutcome> {
    return this.#turn.run(async () => {
      const outcome = await this.#takeInParked(only);
      this.#reached();
      return outcome;
    });
  }

  exchange(): Promise<void> {
    return this.#turn.run(async () => {
      try {
        await exchangeFiles(this.#file, this.#options);
      } finally {
        this.readModels.close();
        this.#options.onReopened?.();
      }
      this.#session.applier.prepare((stale) => this.#isForNext(stale));
      // The subscription restarts from the checkpoint of the new rows.
      this.#following.abort();
      this.#reached();
    });
  }

  onReached(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  durableTreeSize(): Promise<number> {
    return this.#turn.run(() => this.#session.applier.sync(TREE).events);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  get taken(): Token | undefined {
    return this.#taken;
  }

  get #session(): ProjectionSession {
    return this.#file.session;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#following = new AbortController();
      try {
        await this.#takeUp();
        await this.#catchUp();
        for await (const page of this.#options.store.subscribe(this.#from())) {
          await this.#took(() => this.#applied(page));
          if (this.#interrupted) break;
        }
        if (this.#following.signal.aborted) continue;
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

  /** Checks the file against this log and this code; what does not match is emptied and rebuilt. */
  async #takeUp(): Promise<void> {
    const { store } = this.#options;
    await this.#turn.run(async () => {
      if (this.#file.isGone) this.#reopen(false);
      const { applier, db } = this.#session;
      for (const name of applier.prepare((stale) => this.#isForNext(stale)))
        this.#log(`What ${name} holds has changed: it is made again from the events.`);
      const why = await whyAnotherLedger(db, store);
      if (why !== undefined) this.#startAgain(why);
      const { retried, cleared } = await this.#takeInParked();
      if (retried > 0) this.#log('Parked streams were taken in again.', { retried, cleared });
      this.#reached();
    });
  }

  /** Readers' caches may lack events applied late, so they are dropped. */
  async #takeInParked(only?: string): Promise<RetryOutcome> {
    const outcome = await retryParked(this.#session, this.#options.store, only);
    if (outcome.retried > 0) {
      this.readModels.close();
      this.#options.onReopened?.();
    }
    return outcome;
  }

  /** A second file pays where many events must be applied again. */
  #isForNext(stale: readonly Projection[]): boolean {
    const { fillNextFrom = Infinity } = this.#options;
    return stale.some(({ name }) => this.#session.applier.progressOf(name).events >= fillNextFrom);
  }

  /** Catches up in large pages; then creates the look-up indexes that a rebuild leaves for last. */
  async #catchUp(): Promise<void> {
    const { store, pageSize } = this.#options;
    const { applier } = this.#session;
    const { token } = applier.least();
    const head = await store.head();
    if (head !== undefined && head !== token) {
      const steps = applyFrom(applier, store, token, pageSize);
      try {
        while (await this.#took(async () => (await steps.next()).done !== true));
      } finally {
        await steps.return();
      }
      if (this.#interrupted) return;
    }
    await this.#turn.run(() => this.#session.settle());
    this.#recovered();
  }

  /** Runs a step of applying the log; false where there is no further one, or it must not go on. */
  async #took(step: () => boolean | Promise<boolean>): Promise<boolean> {
    const more = await this.#turn.run(() => {
      if (this.#interrupted) return false;
      if (this.#file.isGone) throw new FileGone('the file of read models is gone');
      return step();
    });
    this.#recovered();
    this.#reached();
    await breathe();
    return more;
  }

  #applied(page: readonly StoredEvent[]): boolean {
    this.#session.applier.apply(page);
    return true;
  }

  get #interrupted(): boolean {
    return this.#stopping.signal.aborted || this.#following.signal.aborted;
  }

  #from(): Parameters<EventStore['subscribe']>[0] {
    const { token } = this.#session.applier.least();
    const signal = AbortSignal.any([this.#stopping.signal, this.#following.signal]);
    return { signal, ...(token !== undefined && { after: token }) };
  }

  #reached(): void {
    this.#taken = this.#session.applier.least().token;
    if (this.#taken !== undefined) this.#waiters.reached(this.#taken);
    for (const listener of this.#listeners) listener();
  }

  #recovered(): void {
    if (this.#fault !== null) this.#log('The projector goes on.');
    this.#fault = null;
    this.#backOff.succeeded();
  }

  /** Records the fault, and resets what would make the next try fail in the same way. */
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

  #reopen(discard: boolean): void {
    this.readModels.close();
    this.#file.reopen(discard);
    this.#options.onReopened?.();
    this.#taken = undefined;
  }
}
